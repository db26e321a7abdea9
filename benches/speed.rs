//! What a run costs, as ratios of finding and reading the same files (design.md §9), and how fast the readers are.
//!
//! `cargo bench` prints CPU time, not time on the clock, of one thread of work: neighbours do not count.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "measures the disk and prints what it found")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tidegate::document::{Source, json, yaml};
use tidegate::engine::{Checker, Selection};
use tidegate::finding::{Profile, Severity};
use tidegate::input::{Discovered, Request, discover, read};
use tidegate::model::Run;
use tidegate::model::classify::classify;

const MANIFESTS: usize = 10_000;
/// CPU time is counted in hundredths of a second: enough rounds make that precise.
const ROUNDS: usize = 8;

fn main() {
    let folder = std::env::temp_dir().join(format!("tidegate-bench-{}", std::process::id()));
    write_manifests(&folder);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(16 << 20).build().expect("one thread");
    pool.install(|| {
        ratios(&folder);
        readers();
    });
    std::fs::remove_dir_all(&folder).expect("the folder was made above");
}

/// CPU time of this process so far, in seconds: fields 14 and 15 of proc(5), user and system, in clock ticks.
fn cpu_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("this bench runs on Linux");
    let behind_name = stat.rsplit(')').next().unwrap_or("");
    let ticks = behind_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

/// Mean CPU time of `work` on what `prepare` makes, which is not counted.
fn measure<T>(prepare: impl Fn() -> T, work: impl Fn(T)) -> f64 {
    work(prepare());
    let mut sum = 0.0;
    for _ in 0..ROUNDS {
        let prepared = prepare();
        let begin = cpu_time();
        work(prepared);
        sum += cpu_time() - begin;
    }
    sum / ROUNDS as f64
}

fn found(folder: &Path) -> Discovered {
    discover(&Request {
        paths: vec![folder.to_owned()],
        current: folder.to_owned(),
        excluded: &|_, _| false,
        size_limit: Request::SIZE_LIMIT,
    })
}

fn texts(discovered: &Discovered) -> Vec<(String, String)> {
    let text = |path: &PathBuf| String::from_utf8(std::fs::read(path).expect("it was found")).expect("it is text");
    discovered.files.iter().map(|file| (file.name.clone(), text(&file.path))).collect()
}

fn ratios(folder: &Path) {
    let files = found(folder).files.len();
    let reading = measure(|| (), |()| drop(std::hint::black_box(texts(&found(folder)))));
    let sources = || -> Vec<Arc<Source>> {
        texts(&found(folder)).into_iter().map(|(name, text)| Source::new(name, text)).collect()
    };
    let parsing = measure(sources, |sources| {
        for source in &sources {
            std::hint::black_box(classify(source, false));
        }
    });
    let rules = tidegate::rules::all().into_iter().filter(|rule| Profile::Default.holds(&rule.meta.profiles));
    let rules = rules.map(|rule| Arc::new(rule.clone())).collect();
    let checker = Checker::new(Selection::everywhere(rules, Severity::Medium));
    let whole = measure(
        || (),
        |()| {
            let input = read(&found(folder), &|_| ());
            std::hint::black_box(checker.check(&input.workspace, &Run::default()));
        },
    );
    println!("{files} manifests, CPU milliseconds and times finding and reading:");
    for (what, time) in [("finding and reading", reading), ("parsing", parsing), ("whole check, default rules", whole)]
    {
        println!("  {what:<28} {:>8.1}  {:>5.2}", time * 1e3, time / reading);
    }
}

fn readers() {
    let manifests: String = (0..40_000).map(|index| format!("---\n{}", manifest(index))).collect();
    let stream = Source::new("stream.yaml", manifests);
    let document = Source::new("list.yaml", format!("items:\n{}", item().repeat(40_000)));
    let plan = Source::new("plan.json", format!("[{}1]", change().repeat(100_000)));
    println!("readers, MB of one file in a second of CPU time:");
    for (what, source) in [("YAML, many documents", &stream), ("YAML, one document", &document)] {
        let time = measure(|| (), |()| drop(std::hint::black_box(yaml::parse(source))));
        println!("  {what:<28} {:>8.0}", source.text().len() as f64 / time / 1e6);
    }
    let time = measure(|| (), |()| drop(std::hint::black_box(json::parse(&plan))));
    println!("  {:<28} {:>8.0}", "JSON, one line", plan.text().len() as f64 / time / 1e6);
}

fn write_manifests(folder: &Path) {
    for index in 0..MANIFESTS {
        let team = folder.join(format!("team-{}", index % 100));
        std::fs::create_dir_all(&team).expect("a folder for temporary files");
        std::fs::write(team.join(format!("app-{index}.yaml")), manifest(index)).expect("room for 10 MB");
    }
}

/// A manifest as people write it, about 1.1 kB.
fn manifest(index: usize) -> String {
    format!(
        r#"# Managed by team {team}.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-{index}
  namespace: team-{team}
  labels:
    app.kubernetes.io/name: app-{index}
    app.kubernetes.io/part-of: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: app-{index}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: app-{index}
      annotations:
        prometheus.io/port: "9090"
    spec:
      serviceAccountName: app-{index}
      automountServiceAccountToken: false
      containers:
        - name: app
          image: registry.example.com/shop/app:1.{team}.0
          args: ["--port", "8080"]
          ports:
            - containerPort: 8080
          env:
            - name: DATABASE
              value: postgres://db.team-{team}:5432/app
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
          securityContext:
            runAsNonRoot: true
            readOnlyRootFilesystem: true
            allowPrivilegeEscalation: false
            capabilities:
              drop: [ALL]
          livenessProbe:
            httpGet:
              path: /healthz
              port: 8080
"#,
        team = index % 100,
    )
}

/// An item of a long list.
fn item() -> String {
    "  - apiVersion: v1\n    kind: ConfigMap\n    metadata:\n      name: settings\n      namespace: shop\n    \
     data:\n      level: \"info\"\n      description: says in one sentence what these settings are for\n"
        .to_owned()
}

/// A change of a plan.
fn change() -> String {
    r#"{"address":"aws_s3_bucket.logs[0]","mode":"managed","type":"aws_s3_bucket","name":"logs","change":{"actions":["create"],"before":null,"after":{"bucket":"logs","force_destroy":false,"tags":{"team":"shop"},"policy":"{\"Version\":\"2012-10-17\"}"},"after_unknown":{"arn":true,"id":true}}},"#
        .to_owned()
}

"""What the benchmark measures: a system of its own with 200 launches, nginx with the same bytes in
files, the NestJS peer on the same MongoDB server, and prepared holds."""

import concurrent.futures
import datetime
import json
import os
import shutil
import signal
import subprocess
import time

import journey
import operate
from api_client import Api, patiently, wait_for
from system import mongo, processes, running, say, toolchain
from system.settings import ROOT, Settings
from test_system import PASSWORD, TestSystem

LAUNCHES, HOLD_LAUNCHES, HOLDS_OF_A_CUSTOMER = 200, 40, 3
UNLIMITED = {
    "ASTRO_LIMIT_ADDRESS_READS_PER_SECOND": "1000000000",
    "ASTRO_LIMIT_CONNECTIONS_PER_ADDRESS": "4096",
    "ASTRO_LIMIT_LOGINS_PER_ADDRESS_PER_MINUTE": "1000000",
    "ASTRO_LIMIT_BOOKINGS_PER_CUSTOMER_PER_MINUTE": "1000000",
}


class World(TestSystem):
    def __init__(self, holds):
        self.holds_wanted, self.others, self.prepared = holds, [], []
        super().__init__("bench", folder=Settings().build, **UNLIMITED)

    def __enter__(self):
        with say.Step("A system for the benchmark"):
            super().__enter__()
        try:
            self.folder = self.ours.state / "bench"
            self.folder.mkdir()
            self.fill()
            self.start_nginx()
            self.start_peer()
            self.await_quiet()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in self.others:
            process.send_signal(signal.SIGTERM)
            process.wait(10)
        super().__exit__()

    def fill(self):
        with say.Step(f"{LAUNCHES} launches") as step:
            financial = self.add_staff("financial", "fin@bench.example", "Fina Money")
            self.operator = self.add_staff("it", "ops@bench.example", "Otto Ops")
            supplier = self.add_supplier(financial, "Bench Lines")
            self.emails = supplier.user["email"], financial.user["email"]
            wish = {
                "name": "Albatross",
                "description": "A trip to remember. " * 20,
                "range": "interplanetary",
                "capacity": 500,
            }
            rocket = supplier.call("POST", "/rockets", wish)
            goals = supplier.get("/destinations")["items"]
            places = supplier.get("/spaceports")["items"]
            now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
            for number in range(LAUNCHES):
                step.progress(f"{number}")
                wish = {
                    "rocketId": rocket["id"],
                    "spaceportId": places[number % len(places)]["id"],
                    "destinationId": goals[number % len(goals)]["id"],
                    "departsAt": journey.instant(now + datetime.timedelta(days=400 + number)),
                    "priceCents": 30_000_000 + number,
                }
                supplier.call("POST", "/launches", wish)
            visitor = Api(self.url("customer"))
            wait_for(
                "all launches are on sale",
                lambda: visitor.get("/launches", limit=1)["total"] >= LAUNCHES,
                120,
            )
            self.launches = visitor.get("/launches", limit=100)["items"]

    def staff(self):
        """A supplier and an employee, signed in anew: the first tokens are old by now."""
        supplier, employee = self.emails
        return self.sign_in("supplier", supplier), self.sign_in("financial", employee)

    def pages(self):
        """(name, our path, nginx's file)"""
        launch = self.launches[0]["id"]
        return [
            ("search page (20 launches)", "/api/v1/launches?limit=20", "search"),
            ("launch by id", f"/api/v1/launches/{launch}", "launch"),
            ("health", "/healthz", "health"),
        ]

    def peer_pages(self):
        launch = self.launches[0]["id"]
        return [
            ("search page (20 launches)", "/api/v1/launches?limit=20", "/launches?limit=20"),
            ("launch by id", f"/api/v1/launches/{launch}", "/launches/launch-5"),
        ]

    def ours_at(self, path):
        """(address, the processes that answer it)"""
        return self.url("customer") + path, self.pids("customer-api", "mongodb")

    def nginx_at(self, file):
        return f"{self.nginx}/{file}", (self.nginx_pid,)

    def peer_at(self, path):
        return self.peer + path, (self.peer_pid, *self.pids("mongodb"))

    def pids(self, *names):
        state = running.read_state(self.ours)["processes"]
        return tuple(state[name]["pid"] for name in names)

    def start_nginx(self):
        program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/sbin")
        files = self.folder / "files"
        files.mkdir()
        visitor = Api(self.url("customer"))
        for _, path, name in self.pages():
            (files / name).write_bytes(visitor.send("GET", path).body)
        port = running.free_ports(["nginx"])["nginx"]
        template = (ROOT / "bench" / "nginx.conf.template").read_text()
        config = self.folder / "nginx.conf"
        facts = {"workers": os.cpu_count(), "folder": self.folder, "port": port}
        config.write_text(template.format(**facts))
        self.make_readable()
        self.nginx = f"http://127.0.0.1:{port}"
        self.nginx_pid = self.launch_other(
            [program, "-c", str(config)], f"{self.nginx}/health"
        )

    def make_readable(self):
        """nginx's workers give up root's rights."""
        for folder in (self.folder, self.folder / "files", self.ours.state, self.ours.state.parent):
            folder.chmod(0o755)

    def start_peer(self):
        """Installed once under .astro; its data lies on the same server as ours."""
        with say.Step("NestJS peer") as step:
            home = ROOT / ".astro" / "bench" / "nest-peer"
            environment = toolchain.node_environment()
            if not (home / "dist" / "main.js").exists():
                shutil.rmtree(home, ignore_errors=True)
                shutil.copytree(ROOT / "bench" / "nest-peer", home)
                for command in (["npm", "ci", "--no-audit", "--no-fund"], ["npm", "run", "build"]):
                    step.progress(" ".join(command))
                    subprocess.run(
                        command, cwd=home, env=environment, check=True, capture_output=True
                    )
            port = running.free_ports(["peer"])["peer"]
            self.peer = f"http://127.0.0.1:{port}"
            environment |= {"MONGODB_URI": self.mongodb_uri(), "PORT": str(port)}
            environment |= {"ADAPTER": "fastify", "NODE_ENV": "production"}
            step.progress("filling its collection")
            subprocess.run(
                ["node", "seed.js"], cwd=home, env=environment, check=True, capture_output=True
            )
            self.peer_pid = self.launch_other(
                ["node", "dist/main.js"], f"{self.peer}/launches?limit=1", home, environment
            )

    def launch_other(self, command, address, folder=ROOT, environment=None):
        started = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.others.append(started)

        def look():
            if started.poll() is not None:
                raise say.Stop(f"{command[0]} ended at once.")
            return processes.answers(address)

        wait_for(f"{command[0]} answers", look, 20)
        return started.pid

    def mongodb_uri(self):
        return mongo.uri(self.ours, "")

    def prepare_holds(self):
        """Customers with a token each, and holds that none of the limits refuses."""
        count = self.holds_wanted // HOLDS_OF_A_CUSTOMER
        with say.Step(f"{count} customers for the holds") as step:
            url = self.url("customer")

            def register(number):
                step.progress(f"{number} of {count}")
                return patiently(lambda: self.new_customer(url, number))

            with concurrent.futures.ThreadPoolExecutor(8) as pool:
                tokens = list(pool.map(register, range(count)))
        for number in range(HOLDS_OF_A_CUSTOMER):
            for index, token in enumerate(tokens):
                launch = self.launches[(index + number) % HOLD_LAUNCHES]
                wish = {
                    "launchId": launch["id"],
                    "seats": 1,
                    "priceCents": launch["price"]["amountCents"],
                    "departsAt": launch["departsAt"],
                }
                self.prepared.append(f"{token} hold-{number}-{index} {json.dumps(wish)}\n")

    @staticmethod
    def new_customer(url, number):
        """With an address of its own at each try: the one before may have come through."""
        email = f"holder.{number}.{time.monotonic_ns()}@bench.example"
        return journey.register(url, email, PASSWORD, "Hal Holder").token

    def await_quiet(self):
        """Nothing that runs in the background may take from one side of a pair."""
        with say.Step("all jobs are done"):
            # The measurements before may have taken longer than a session's token lives.
            self.operator.sign_in(self.operator.user["email"], PASSWORD)
            wait_for("no job is open", lambda: self.open_jobs() == 0, 600, pause=2)

    def open_jobs(self):
        counts = self.operator.get("/jobs", limit=1)["counts"]
        return counts["ready"] + counts["running"]

    def next_holds(self, rounds):
        share = self.holds_wanted // rounds
        taken, self.prepared = self.prepared[:share], self.prepared[share:]
        return taken

    def memory(self):
        """Resident megabytes of each process, after all the load."""
        names = ("customer-api", "admin-api", "core-api", "job-scheduler")
        return dict(zip(names, map(operate.memory_of, self.pids(*names))))

    def readiness(self):
        """Milliseconds from start to the first good /readyz, best of three, databases running."""
        self.supervisor.ready = False  # what ends now is not restarted
        self.supervisor.stop_stages((processes.EDGE,), 8)
        self.supervisor.stop_stages((processes.CORE,), 8)
        return {
            name: min(self.time_to_ready(name, stay) for stay in (False, False, True))
            for name in ("core-api", "customer-api", "admin-api", "job-scheduler")
        }

    def time_to_ready(self, name, stay):
        child = self.supervisor.children[name]
        self.supervisor.launch(child)
        deadline = child.began + 10
        while not child.process.ready():
            if time.monotonic() > deadline:
                raise say.Stop(f"{name} was not ready within 10 s.")
            time.sleep(0.002)
        took = (time.monotonic() - child.began) * 1000
        if not stay:
            self.supervisor.stop_child(child, 8)
        return took

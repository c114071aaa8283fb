"""A PostgreSQL server for tests, in a folder of its own: initdb, a free port on loopback, stopped and removed at the end."""
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile


def programs():
    """The folder of initdb and pg_ctl, or None where no server is installed."""
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return pathlib.Path(on_path).resolve().parent if on_path else None


def account():
    """Whom the server runs as: ourselves, but not as root, whom it refuses."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    return None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """with Server() as server: server.url(), server.database("b"); `settings` are lines of postgresql.conf."""

    def __init__(self, settings=()):
        self.bin, self.user = programs(), account()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="marsad-pg-"))
        self.data = self.folder / "data"
        self.settings = settings
        self.port = free_port()

    def as_server(self, *command, check=True):
        prefix = ["runuser", "-u", self.user, "--"] if self.user else []
        done = subprocess.run([*prefix, *map(str, command)], capture_output=True, encoding="utf-8", cwd=self.folder)
        if check and done.returncode != 0:
            raise RuntimeError(f"{command}: {done.stdout}{done.stderr}")
        return done

    def __enter__(self):
        if self.user:
            shutil.chown(self.folder, self.user)
        self.folder.chmod(0o755)
        self.as_server(self.bin / "initdb", "-D", self.data, "-U", "marsad", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        with open(self.data / "postgresql.conf", "a", encoding="utf-8") as conf:
            conf.write(f"port = {self.port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '{self.folder}'\n")
            conf.write("max_connections = 40\n" + "".join(line + "\n" for line in self.settings))
        self.start()
        self.database("store")
        return self

    def start(self):
        self.as_server(self.bin / "pg_ctl", "-D", self.data, "-l", self.folder / "log", "-w", "start")

    def __exit__(self, *_):
        self.as_server(self.bin / "pg_ctl", "-D", self.data, "-m", "immediate", "stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, text, database="store", check=True):
        return self.as_server(self.bin / "psql", "-h", self.folder, "-p", self.port, "-U", "marsad", "-d", database, "-q", "-A", "-t",
                              "-v", "ON_ERROR_STOP=1", "-c", text, check=check)

    def database(self, name):
        self.sql(f"CREATE DATABASE {name}", database="postgres")
        return self.url(name)

    def drop(self, name):
        self.sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", database="postgres")

    def url(self, name="store", options=""):
        return f"postgresql://marsad@127.0.0.1:{self.port}/{name}{options}"

    def check(self, name="store"):
        """What pg_amcheck has to say; "" when all is well."""
        self.sql("CREATE EXTENSION IF NOT EXISTS amcheck", database=name)
        done = self.as_server(self.bin / "pg_amcheck", "-h", self.folder, "-p", self.port, "-U", "marsad", "--heapallindexed", name,
                              check=False)
        return "" if done.returncode == 0 else done.stdout + done.stderr

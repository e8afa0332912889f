"""Start Coverage Explorer, or test it: the two commands.

    python3 run.py          makes .venv, installs requirements.txt, opens the dashboard
    python3 run.py test     installs what the tests need besides, and runs them all

Standard library only. Words after the command go on to Streamlit or pytest.
"""
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OLDEST = (3, 11)
WHOLE_SUITE = [["tests", "-m", "not browser", "-n", "auto", "--dist", "loadfile"], ["tests", "-m", "browser"]]
"""What reads and reckons runs on every core; what drives a browser runs alone afterwards."""
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def check_python():
    """Stop with a clear message on a Python that is too old."""
    if sys.version_info < OLDEST:
        sys.exit("Coverage Explorer needs Python %d.%d or newer; this is Python %d.%d.\n"
                 "Install a newer one (python.org or your system's packages) and start it with that: python3.12 run.py"
                 % (OLDEST + tuple(sys.version_info[:2])))


def say(words):
    """Print a line at once, so that it stands before what a child process prints."""
    print(words, flush=True)


def call(command, **options):
    """Run a command that must succeed, and show it."""
    say("+ " + " ".join(str(word) for word in command))
    done = subprocess.run([str(word) for word in command], check=False, **options)
    if done.returncode:
        sys.exit("This command failed (exit status %d): %s\nMend what it says above, then start again; "
                 "if the folder .venv looks broken, delete it first."
                 % (done.returncode, " ".join(str(word) for word in command)))


def venv_python():
    """Path of the environment's Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_of(requirements):
    """What an installed environment was made from: the Python, the place and the files' contents."""
    digest = hashlib.sha256(("%s %s" % (sys.version, VENV)).encode())
    for path in sorted(ROOT.glob("requirements*.txt")):
        digest.update(path.read_bytes())
    digest.update(requirements.encode())
    return digest.hexdigest()


def install(requirements):
    """Make the environment and install a requirements file, unless the stamp says that this was done."""
    stamp = VENV / ("%s.stamp" % requirements)
    wanted = stamp_of(requirements)
    if stamp.is_file() and venv_python().exists() and stamp.read_text() == wanted:
        return
    say("Preparing the environment in %s (once, about a minute)." % VENV)
    uv = shutil.which("uv")
    if uv:
        if not venv_python().exists():
            call([uv, "venv", "--quiet", "--python", sys.executable, VENV])
        call([uv, "pip", "install", "--quiet", "--python", venv_python(), "-r", ROOT / requirements])
    else:
        make_venv()
        call([venv_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", ROOT / requirements])
    stamp.write_text(wanted)


def make_venv():
    """Make the environment with the standard library; made anew where its Python or pip is broken."""
    works = venv_python().exists() and subprocess.run(
        [str(venv_python()), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    if works:
        return
    done = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if done.returncode:
        sys.exit("Python could not make an environment in %s.\n"
                 "On Debian and Ubuntu the package python3-venv is missing: sudo apt install python3-venv" % VENV)


def start(words):
    """Open the dashboard on this machine alone."""
    install("requirements.txt")
    command = [str(venv_python()), "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.address", "localhost"] + words
    os.chdir(str(ROOT))
    if os.name == "nt":
        try:
            sys.exit(subprocess.run(command, check=False).returncode)
        except KeyboardInterrupt:
            sys.exit(0)
    os.execv(command[0], command)


def find_chromium():
    """Path of a Chromium: one on the machine, else Debian's package when root, else Playwright's own; else None."""
    named = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if named:
        return named
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        say("Installing Debian's Chromium for the browser tests.")
        quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
                       env=quiet, stdout=subprocess.DEVNULL, check=False)
        if shutil.which("chromium"):
            return shutil.which("chromium")
    subprocess.run([str(venv_python()), "-m", "playwright", "install", "chromium"], check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    shown = subprocess.run(
        [str(venv_python()), "-c",
         "from playwright.sync_api import sync_playwright as p\nwith p() as q: print(q.chromium.executable_path)"],
        capture_output=True, text=True, check=False).stdout.strip()
    return shown if shown and Path(shown).exists() else None


def test(words):
    """Install what the tests need and run them: all, or those that the words name."""
    install("requirements-test.txt")
    chromium = find_chromium()
    environment = dict(os.environ)
    if chromium:
        environment["CHROMIUM"] = chromium
    else:
        say("No Chromium on this machine and none could be installed: the browser tests are skipped.")
    os.chdir(str(ROOT))
    failed = 0
    for part in [words] if words else WHOLE_SUITE:
        command = [str(venv_python()), "-m", "pytest"] + part
        say("+ " + " ".join(command))
        failed = subprocess.run(command, env=environment, check=False).returncode or failed
    sys.exit(failed)


def main():
    """Read the command line."""
    check_python()
    words = sys.argv[1:]
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__)
    elif words[:1] == ["test"]:
        test(words[1:])
    else:
        start(words)


if __name__ == "__main__":
    main()

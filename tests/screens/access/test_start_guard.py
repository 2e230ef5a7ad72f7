"""The app starts for this computer only, from whatever folder."""

import subprocess
from pathlib import Path

import pytest

from screens.access.start_guard import require_loopback
from tests.browser.driving.app_process import (
    PROJECT,
    clean_environment,
    command,
    free_port,
    running_app,
)

EVERY_INTERFACE = "0.0.0.0"  # noqa: S104


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost", "::1"])
def test_loopback_may_start(address: str) -> None:
    require_loopback(address)


@pytest.mark.parametrize(
    "address",
    [None, "", EVERY_INTERFACE, "::", "192.168.1.2", "normwijzer.example", "127.0.0.1.nl"],
)
def test_everything_else_is_refused(
    address: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        require_loopback(address)
    assert stopped.value.code == 1
    message = capsys.readouterr().err
    assert "Normwijzer start niet" in message
    assert 'address = "127.0.0.1"' in message
    assert (f"'{address}'" if address else "niet ingesteld") in message


def test_the_app_itself_refuses(tmp_path: Path) -> None:
    """Through the real command, so that the order of starting is tested too."""
    port = str(free_port())
    result = subprocess.run(
        command("--server.port", port, "--server.address", EVERY_INTERFACE),
        cwd=PROJECT,
        env=clean_environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert "Normwijzer start niet" in result.stderr
    assert "Traceback" not in result.stderr


def refused_start(folder: Path, secrets: str) -> str:
    """Start from a folder with these secrets; gives what the app says before it stops."""
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "secrets.toml").write_text(secrets, "utf-8")
    result = subprocess.run(
        command("--server.port", str(free_port())),
        cwd=folder,
        env=clean_environment(folder),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    return result.stderr


def test_a_wrong_login_is_refused_with_every_problem(tmp_path: Path) -> None:
    message = refused_start(tmp_path, '[auth]\nclient_id = "nw"\n')
    assert "Normwijzer start niet: de login is niet goed ingesteld." in message
    for key in ("auth.redirect_uri", "auth.client_kwargs", "normwijzer.pseudoniem_sleutel"):
        assert f"- {key}" in message
    assert "- auth.client_id" not in message


def test_a_login_that_cannot_be_read_is_not_no_login(tmp_path: Path) -> None:
    """Streamlit itself would go on without it, and everybody would be the local user."""
    message = refused_start(tmp_path, '[auth\nclient_secret = "mijngeheim"\n')
    assert "secrets.toml: is niet te lezen" in message
    assert "mijngeheim" not in message


def test_the_settings_hold_from_another_folder(tmp_path: Path) -> None:
    """Without .streamlit/config.toml no address is set, and the guard would refuse."""
    with running_app(folder=tmp_path, home=tmp_path) as url:
        assert url

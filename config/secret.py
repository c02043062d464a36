"""The signing key of this installation: made once, kept with mode 0600, never in a backup."""

import os
import secrets
from pathlib import Path


def secret_key(data_dir: Path) -> str:
    """Read ``secret.key`` in the data folder, making it at the first start."""
    path = data_dir / "secret.key"
    if not path.exists():
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text()
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return path.read_text()

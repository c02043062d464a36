"""Django's command line; people use ``python3 run.py manage …``."""

import os
import sys

from django.core.management import ManagementUtility, get_commands
from django.core.management.base import BaseCommand, CommandError

from launch import wording


class Commands(ManagementUtility):
    """Our own commands do not wait three seconds for what ``manage.py check`` and the tests say of the program."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        if subcommand not in get_commands():
            sys.exit(f"Không có lệnh «{subcommand}». Xem các lệnh: python3 run.py manage help")
        command = super().fetch_command(subcommand)
        if type(command).__module__.startswith("danvan."):
            command.requires_system_checks = []
        return command


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    wording.speak_vietnamese()
    CommandError.__name__ = "Chưa làm được"  # the word that Django writes before the sentence
    try:
        Commands(sys.argv).execute()
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader of our lines has gone (``| head``): that is no fault, and nothing may be written at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)

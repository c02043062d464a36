"""Django's command line; people use ``python3 run.py manage …``."""

import os
import sys

from django.core.management import ManagementUtility, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from launch import wording

DJANGOS = {"--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color"}


class Commands(ManagementUtility):
    """Our own commands do not wait three seconds for what ``manage.py check`` and the tests say of the program."""

    def fetch_command(self, subcommand: str) -> BaseCommand:
        if subcommand not in get_commands():
            sys.exit(f"Không có lệnh «{subcommand}». Xem các lệnh: python3 run.py manage help")
        command = super().fetch_command(subcommand)
        if type(command).__module__.startswith("danvan."):
            command.requires_system_checks = []
            command.suppressed_base_arguments = DJANGOS  # they work, but are told in English
        return command


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    wording.speak_vietnamese()
    wording.write_utf8()
    wording.check_readable(sys.argv[1:])
    CommandError.__name__ = "Chưa làm được"  # the word that Django writes before the sentence
    try:
        Commands(sys.argv).execute()
        sys.stdout.flush()
    except DatabaseError as error:
        if not any(words in str(error) for words in ("no such table", "UndefinedTable", "does not exist")):
            raise
        sys.exit("Thư mục dữ liệu hoặc cơ sở dữ liệu này chưa được lập. Hãy chạy trước: python3 run.py --once")
    except BrokenPipeError:
        # the reader of our lines has gone (``| head``): that is no fault, and nothing may be written at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)

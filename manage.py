"""Django's command line; people use ``python3 run.py manage …``."""

import os
import sys

from django.core.management import execute_from_command_line
from django.core.management.base import BaseCommand

BaseCommand.requires_system_checks = []
"""Commands do not wait three seconds for what ``manage.py check`` and the tests say of the program."""

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader of our lines has gone (``| head``): that is no fault, and nothing may be written at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)

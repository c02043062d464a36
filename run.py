#!/usr/bin/env python3
"""Set up and run danvan in one command, with nothing but Python's standard library.

python3 run.py                     set up (first time: a few minutes) and serve
python3 run.py test                set up and run every check
python3 run.py --once              set up, check health, exit
python3 run.py intake FILE…        read articles and print what was found
python3 run.py manage COMMAND …    any command of the program
python3 run.py bench NAME …        repeatable measurements
python3 run.py backup FILE         everything that must be kept, in one file (never a key)
python3 run.py restore FILE        put a backup back
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said in one sentence, before any newer syntax is read
    sys.exit("danvan cần Python 3.11 trở lên; máy này đang dùng " + sys.version.split()[0] + ".")

from launch.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

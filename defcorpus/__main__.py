"""`python -m defcorpus`."""

from defcorpus.cli import main

if __name__ == "__main__":
    main()

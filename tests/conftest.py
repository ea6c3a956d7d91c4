from hypothesis import settings

# How long a case takes says something of the machine; speed is measured by the benchmarks.
settings.register_profile("defcorpus", deadline=None)
settings.load_profile("defcorpus")

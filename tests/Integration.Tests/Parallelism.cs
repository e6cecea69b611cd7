// Most tests here wait for the system, not for the machine: more of them than there are cores go on at once.
[assembly: Xunit.v3.Parallelization(MaxThreads = 4)]

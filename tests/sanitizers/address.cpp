// Linked into every test and the program when addresses are checked: what the leak checker shall not complain
// about, memory that libraries of the system keep until the process ends. Nothing of our own belongs here.

extern "C" {

const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier): the checker's own name
const char* __lsan_default_options();       // NOLINT(bugprone-reserved-identifier)
const char* __ubsan_default_options();      // NOLINT(bugprone-reserved-identifier)

/// fontconfig: the configuration is read once and belongs to the library. There is a call to free it, but
/// others who use it in the same process (SDL, drivers) would lose it too. libdbus, which SDL uses for
/// windows: its shared connection lives as long as the process, as its makers say.
const char* __lsan_default_suppressions() {
    return "leak:libfontconfig.so\nleak:libdbus-1.so\n";
}

const char* __lsan_default_options() {
    return "print_suppressions=0";
}

const char* __ubsan_default_options() {
    return "print_stacktrace=1";
}

/// Graphics drivers are loaded and unloaded again. What they still hold would then be reported as lost, by
/// code that is no longer there to be named; so modules stay where they are.
int dlclose(void*) {
    return 0;
}
}

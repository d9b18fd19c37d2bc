// libFuzzer comes with the compiler, without a header: this is the one function of it that is called.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Runs the function with input after input until the arguments say that it is enough. Ends the process when the
/// function traps, is too slow or takes too much memory.
int LLVMFuzzerRunDriver(int *argumentCount, char ***arguments, int (*run)(const uint8_t *bytes, size_t count));

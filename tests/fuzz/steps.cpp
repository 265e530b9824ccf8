// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/steps.h"

#include <dlfcn.h>

#include <cstddef>

namespace
{

quint64 steps = 0;

constexpr std::size_t bytesPerStep = 16;

} // namespace

// NOLINTBEGIN(bugprone-reserved-identifier): these are the compiler's and the library's names

/// The compiler calls it at each block of what is built with -fsanitize-coverage=trace-pc.
extern "C" void __sanitizer_cov_trace_pc();
void __sanitizer_cov_trace_pc()
{
    ++steps;
}

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)

extern "C" void *__libc_malloc(std::size_t size);
extern "C" void *__libc_realloc(void *memory, std::size_t size);

// What libraries do on behalf of the counted sources shows in what they allocate and move.

extern "C" void *malloc(std::size_t size)
{
    steps += size / bytesPerStep;
    return __libc_malloc(size);
}

extern "C" void *realloc(void *memory, std::size_t size)
{
    steps += size / bytesPerStep;
    return __libc_realloc(memory, size);
}

extern "C" void *memmove(void *to, const void *from, std::size_t size)
{
    using Move = void *(*)(void *, const void *, std::size_t);
    static Move move = nullptr;
    static bool isSought = false;
    steps += size / bytesPerStep;
    if (!move && !isSought) {
        isSought = true;
        move = reinterpret_cast<Move>(dlsym(RTLD_NEXT, "memmove"));
    }
    if (move)
        return move(to, from, size);
    // While it is sought
    auto *target = static_cast<volatile char *>(to);
    const auto *source = static_cast<const volatile char *>(from);
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t at = target < source ? i : size - 1 - i;
        target[at] = source[at];
    }
    return to;
}

#endif

// NOLINTEND(bugprone-reserved-identifier)

namespace fleetwright::test
{

quint64 stepsSoFar()
{
    return steps;
}

} // namespace fleetwright::test

#pragma once

#include <stddef.h>
#include <termios.h>

// Puts the terminal back when the program cannot: after a crash, or when its output is stuck.
// Everything here but the rescue_prepare and install functions is async-signal-safe.

// Remembers how to put the terminal back. `terminal` should be a nonblocking description of its own;
// `log` and `error` may be -1: where descriptor 2 goes meanwhile, and where it went before.
void rescue_prepare(
    int terminal, const struct termios *saved, const char *bytes, size_t count, int log, int error);
void rescue_forget(void);

// Puts the terminal back, dropping output that it does not take within 200 ms, and unread input.
void rescue_terminal(void);

// Catches the signals of crashes: puts the terminal back, repeats there what was last written to
// the log, and lets the default action happen. Returns 0, or an errno.
int rescue_install_crash_handlers(void);

// Catches the signals a reader lives with and all that would end it; each is written to `pipe` as one
// byte, its number. After one that ends the program, `grace` milliseconds remain before the terminal is put back and the
// process exits with 128 + the signal's number. Returns 0, or an errno.
int rescue_install_signals(int pipe, int grace);

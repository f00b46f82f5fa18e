#define _GNU_SOURCE

#include "Rescue.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

enum { BYTES_SIZE = 512, TAIL_SIZE = 1024, ATTEMPTS = 10, ATTEMPT_MS = 20 };

static struct {
  // Set last and cleared first: the rest holds only while it is.
  atomic_int prepared;
  int terminal, log, error;
  off_t log_start;
  struct termios saved;
  char bytes[BYTES_SIZE];
  size_t count;
} rescue = {.terminal = -1, .log = -1, .error = -1};

static atomic_flag crashing = ATOMIC_FLAG_INIT;
static atomic_int signal_pipe = -1;
static atomic_int ending_signal;
static int grace_ms;

void rescue_prepare(
    int terminal, const struct termios *saved, const char *bytes, size_t count, int log,
    int error) {
  rescue_forget();
  struct stat status;
  rescue.terminal = terminal;
  rescue.saved = *saved;
  rescue.count = count < BYTES_SIZE ? count : BYTES_SIZE;
  memcpy(rescue.bytes, bytes, rescue.count);
  rescue.log = log;
  rescue.error = error;
  rescue.log_start = log >= 0 && fstat(log, &status) == 0 ? status.st_size : 0;
  atomic_store(&rescue.prepared, 1);
}

void rescue_forget(void) { atomic_store(&rescue.prepared, 0); }

void rescue_terminal(void) {
  if (!atomic_exchange(&rescue.prepared, 0)) return;
  int error = errno;
  size_t sent = 0;
  for (int attempt = 0; attempt < ATTEMPTS && sent < rescue.count;) {
    struct pollfd ready = {.fd = rescue.terminal, .events = POLLOUT};
    poll(&ready, 1, ATTEMPT_MS);
    if (ready.revents & (POLLHUP | POLLERR | POLLNVAL)) break;
    ssize_t count = -1;
    if (ready.revents & POLLOUT) {
      count = write(rescue.terminal, rescue.bytes + sent, rescue.count - sent);
    }
    if (count > 0) {
      sent += (size_t)count;
    } else {
      tcflush(rescue.terminal, TCOFLUSH);
      attempt++;
    }
  }
  tcflush(rescue.terminal, TCIFLUSH);
  tcsetattr(rescue.terminal, TCSANOW, &rescue.saved);
  errno = error;
}

// What the log got last is most likely why the program died. It may hold text from outside, so only
// printable ASCII reaches the terminal.
static void repeat_log(void) {
  struct stat status;
  char tail[TAIL_SIZE];
  if (rescue.log < 0 || rescue.error < 0 || fstat(rescue.log, &status) != 0) return;
  off_t start = status.st_size - TAIL_SIZE;
  if (start < rescue.log_start) start = rescue.log_start;
  ssize_t count = pread(rescue.log, tail, TAIL_SIZE, start);
  for (ssize_t i = 0; i < count; i++) {
    if ((tail[i] < ' ' && tail[i] != '\n') || tail[i] > '~') tail[i] = '?';
  }
  if (count > 0 && write(rescue.error, tail, (size_t)count) < 0) return;
}

static void crashed(int number) {
  // A second thread that crashes meanwhile must not end the process before the first is done.
  if (atomic_flag_test_and_set(&crashing)) {
    for (;;) pause();
  }
  int was_prepared = atomic_load(&rescue.prepared);
  rescue_terminal();
  if (was_prepared) {
    repeat_log();
    if (rescue.error >= 0) dup2(rescue.error, STDERR_FILENO);
  }
  signal(number, SIG_DFL);
  raise(number);
}

int rescue_install_crash_handlers(void) {
  enum { STACK_SIZE = 64 * 1024 };
  static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS};
  // A stack that overflowed has no room for a handler.
  stack_t stack = {.ss_sp = malloc(STACK_SIZE), .ss_size = STACK_SIZE};
  if (!stack.ss_sp || sigaltstack(&stack, NULL) != 0) return errno;
  struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    if (sigaction(signals[i], &action, NULL) != 0) return errno;
  }
  return 0;
}

static int ends_program(int number) {
  return number != SIGWINCH && number != SIGTSTP && number != SIGCONT;
}

static void caught(int number) {
  int error = errno;
  unsigned char byte = (unsigned char)number;
  if (write(atomic_load(&signal_pipe), &byte, 1) < 0) { /* full: it is being woken anyway */ }
  int none = 0;
  if (ends_program(number) && atomic_compare_exchange_strong(&ending_signal, &none, number)) {
    struct itimerval timer = {
        .it_value = {.tv_sec = grace_ms / 1000, .tv_usec = grace_ms % 1000 * 1000}};
    setitimer(ITIMER_REAL, &timer, NULL);
  }
  errno = error;
}

// The timer of `caught`, or an alarm that somebody else sent.
static void alarmed(int number) {
  if (!atomic_load(&ending_signal)) {
    caught(number);
    return;
  }
  rescue_terminal();
  _exit(128 + atomic_load(&ending_signal));
}

// Signals that keep what they do: crashes have a handler of their own, some can have none, and the
// rest stop the program, do nothing, or come back from a call as an error.
static int keeps_action(int number) {
  switch (number) {
    case SIGSEGV: case SIGBUS: case SIGILL: case SIGTRAP: case SIGFPE: case SIGABRT: case SIGSYS:
    case SIGKILL: case SIGSTOP: case SIGTTIN: case SIGTTOU: case SIGCHLD: case SIGURG:
    case SIGPIPE: case SIGXFSZ: case SIGALRM:
      return 1;
    default:
      // The two below SIGRTMIN are the C library's.
      return number >= 32 && number < SIGRTMIN;
  }
}

int rescue_install_signals(int pipe, int grace) {
  atomic_store(&signal_pipe, pipe);
  grace_ms = grace;
  struct sigaction action = {.sa_handler = caught, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  for (int number = 1; number <= SIGRTMAX; number++) {
    struct sigaction before;
    if (keeps_action(number)) continue;
    if (sigaction(number, NULL, &before) != 0) return errno;
    // nohup, or a shell without job control, asked for this.
    if (before.sa_handler == SIG_IGN) continue;
    if (sigaction(number, &action, NULL) != 0) return errno;
  }
  action.sa_handler = alarmed;
  if (sigaction(SIGALRM, &action, NULL) != 0) return errno;
  action.sa_handler = SIG_IGN;
  return sigaction(SIGPIPE, &action, NULL) == 0 ? 0 : errno;
}

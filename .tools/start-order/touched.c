// Runs a program and writes the names of the functions it calls, in the order of their first calls, with
// at most three for each section of the linker's input: enough to find it again after small changes.
//
//   touched SYMBOLS OUT PROGRAM ARGUMENT...     SYMBOLS: lines of "address size section name", by address
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_NAMES = 3, STRETCH = 1 << 16, TRAP = 0xCC };

struct function {
  unsigned long address;
  long section;
  char *name;
  unsigned char byte;
  int is_known;
};

static struct function *functions;
static long count;

static void read_symbols(const char *path) {
  FILE *file = fopen(path, "r");
  if (!file) exit(1);
  unsigned long address, size, last = 0;
  long section, room = 0;
  char *name;
  while (fscanf(file, "%lx %lx %ld %ms", &address, &size, &section, &name) == 4) {
    if (address == last || size == 0) continue;
    last = address;
    if (count == room) {
      room = room ? room * 2 : 1 << 16;
      functions = realloc(functions, room * sizeof *functions);
    }
    functions[count++] = (struct function){address, section, name, 0, 0};
  }
  fclose(file);
}

static struct function *function_at(unsigned long address) {
  long low = 0, high = count - 1;
  while (low <= high) {
    long middle = (low + high) / 2;
    if (functions[middle].address == address) return &functions[middle];
    if (functions[middle].address < address) low = middle + 1;
    else high = middle - 1;
  }
  return NULL;
}

// A breakpoint at every function; the first call takes it away.
static void set_traps(int memory) {
  static unsigned char bytes[STRETCH];
  for (long first = 0, end; first < count; first = end) {
    unsigned long base = functions[first].address;
    for (end = first; end < count && functions[end].address - base < STRETCH;) end++;
    size_t size = functions[end - 1].address - base + 1;
    if (pread(memory, bytes, size, base) != (ssize_t)size) exit(1);
    for (long i = first; i < end; i++) {
      functions[i].byte = bytes[functions[i].address - base];
      bytes[functions[i].address - base] = TRAP;
    }
    if (pwrite(memory, bytes, size, base) != (ssize_t)size) exit(1);
  }
}

int main(int argc, char **argv) {
  if (argc < 4) return 64;
  read_symbols(argv[1]);
  FILE *out = fopen(argv[2], "w");
  pid_t program = fork();
  if (program == 0) {
    ptrace(PTRACE_TRACEME, 0, 0, 0);
    execv(argv[3], argv + 3);
    _exit(127);
  }
  int status;
  waitpid(program, &status, 0);
  ptrace(PTRACE_SETOPTIONS, program, 0, PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL);
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/mem", program);
  int memory = open(path, O_RDWR);
  set_traps(memory);
  unsigned char *names = calloc(count ? functions[count - 1].section + 1 : 1, 1);
  ptrace(PTRACE_CONT, program, 0, 0);
  for (pid_t thread; (thread = waitpid(-1, &status, __WALL)) >= 0;) {
    if (!WIFSTOPPED(status)) {
      if (thread == program) break;
      continue;
    }
    int signal = WSTOPSIG(status);
    struct user_regs_struct registers;
    if (signal == SIGTRAP && status >> 16 == 0) {
      ptrace(PTRACE_GETREGS, thread, 0, &registers);
      struct function *function = function_at(registers.rip - 1);
      if (function) {
        if (!function->is_known) {
          function->is_known = 1;
          pwrite(memory, &function->byte, 1, function->address);
          if (names[function->section]++ < MOST_NAMES) fprintf(out, "%s\n", function->name);
        }
        registers.rip--;
        ptrace(PTRACE_SETREGS, thread, 0, &registers);
        signal = 0;
      }
    } else if (signal == SIGTRAP || signal == SIGSTOP) {
      signal = 0;
    }
    ptrace(PTRACE_CONT, thread, 0, signal);
  }
  return fclose(out) != 0;
}

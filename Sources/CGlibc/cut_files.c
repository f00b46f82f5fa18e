#define _GNU_SOURCE
#include "cglibc.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <unistd.h>

enum { most_files = 64 };

/* The hash of a file's name, 0 for a free place, and how many of its pages were lost. */
static struct {
  _Atomic uint64_t name;
  atomic_uint pages;
} files[most_files];
/* Pages of files whose names are not known, or for which no place is free. */
static atomic_uint other_pages;

static struct sigaction before;
static uintptr_t page_size;

static void hand_on(int number, siginfo_t *info, void *context) {
  if (before.sa_flags & SA_SIGINFO) {
    before.sa_sigaction(number, info, context);
  } else if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) {
    before.sa_handler(number);
  } else {
    signal(number, SIG_DFL);
    raise(number);
  }
}

static const uint64_t no_name = 0xCBF29CE484222325u;

static uint64_t add_to_name(uint64_t hash, char letter) {
  return (hash ^ (unsigned char)letter) * 0x100000001B3u;
}

/* One line of /proc/self/maps, as far as it has been read:
   7f0000000000-7f0000008000 rw-s 00000000 fd:01 4711   /folder/name (deleted) */
struct mapping {
  uintptr_t start, end;
  enum { in_start, in_end, in_facts, in_name, after_name } part;
  uint64_t name;
};

static int digit(char letter) {
  return letter >= '0' && letter <= '9'   ? letter - '0'
         : letter >= 'a' && letter <= 'f' ? letter - 'a' + 10
                                          : -1;
}

static void read_letter(struct mapping *line, char letter) {
  int value = digit(letter);
  switch (line->part) {
  case in_start:
    if (value >= 0) line->start = line->start * 16 + (uintptr_t)value;
    else line->part = in_end;
    return;
  case in_end:
    if (value >= 0) line->end = line->end * 16 + (uintptr_t)value;
    else line->part = in_facts;
    return;
  case in_facts:
  case in_name:
  case after_name:
    if (letter == '/') {
      line->part = in_name;
      line->name = no_name;
    } else if (line->part == in_name) {
      if (letter == ' ') line->part = after_name;
      else line->name = add_to_name(line->name, letter);
    }
  }
}

/* The hash of the name of the file that is mapped at an address; `no_name` where that is unknown.
   Calls only what a signal handler may. */
static uint64_t mapped_name(uintptr_t address) {
  int maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  if (maps < 0) return no_name;
  char buffer[1024];
  struct mapping line = {.name = no_name};
  uint64_t found = no_name;
  bool is_found = false;
  ssize_t count;
  while (!is_found && (count = read(maps, buffer, sizeof buffer)) > 0) {
    for (ssize_t at = 0; at < count && !is_found; at++) {
      if (buffer[at] != '\n') {
        read_letter(&line, buffer[at]);
        continue;
      }
      is_found = line.start <= address && address < line.end;
      if (is_found) found = line.name;
      line = (struct mapping){.name = no_name};
    }
  }
  close(maps);
  return found;
}

static void count_page(uint64_t name) {
  for (int at = 0; name != no_name && at < most_files; at++) {
    uint64_t taken = 0;
    if (atomic_compare_exchange_strong(&files[at].name, &taken, name) || taken == name) {
      atomic_fetch_add(&files[at].pages, 1);
      return;
    }
  }
  atomic_fetch_add(&other_pages, 1);
}

static void caught(int number, siginfo_t *info, void *context) {
  int error = errno;
  void *page = (void *)((uintptr_t)info->si_addr & ~(page_size - 1));
  int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
  uint64_t name = info->si_code == BUS_ADRERR ? mapped_name((uintptr_t)page) : no_name;
  if (info->si_code != BUS_ADRERR ||
      mmap(page, page_size, PROT_READ | PROT_WRITE, flags, -1, 0) == MAP_FAILED) {
    hand_on(number, info, context);
    return;
  }
  count_page(name);
  errno = error;
}

int cglibc_outlive_cut_files(void) {
  page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
  struct sigaction action = {.sa_sigaction = caught, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  if (sigaction(SIGBUS, NULL, &before) != 0) return errno;
  return sigaction(SIGBUS, &action, NULL) == 0 ? 0 : errno;
}

uint32_t cglibc_cut_pages(const char *name) {
  uint64_t wanted = no_name;
  for (; *name; name++) wanted = add_to_name(wanted, *name);
  uint32_t pages = atomic_load(&other_pages);
  for (int at = 0; at < most_files; at++) {
    if (atomic_load(&files[at].name) == wanted) return pages + atomic_load(&files[at].pages);
  }
  return pages;
}

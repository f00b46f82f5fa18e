#define _GNU_SOURCE
#include "cglibc.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <unistd.h>

static struct sigaction before;
static atomic_uint cut_pages;
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

static void caught(int number, siginfo_t *info, void *context) {
  int error = errno;
  void *page = (void *)((uintptr_t)info->si_addr & ~(page_size - 1));
  int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED;
  if (info->si_code != BUS_ADRERR ||
      mmap(page, page_size, PROT_READ | PROT_WRITE, flags, -1, 0) == MAP_FAILED) {
    hand_on(number, info, context);
    return;
  }
  atomic_fetch_add(&cut_pages, 1);
  errno = error;
}

int cglibc_outlive_cut_files(void) {
  page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
  struct sigaction action = {.sa_sigaction = caught, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  if (sigaction(SIGBUS, NULL, &before) != 0) return errno;
  return sigaction(SIGBUS, &action, NULL) == 0 ? 0 : errno;
}

uint32_t cglibc_cut_pages(void) { return atomic_load(&cut_pages); }

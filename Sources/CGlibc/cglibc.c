#define _GNU_SOURCE
#include "cglibc.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <sys/stat.h>
#include <sys/vfs.h>

static int64_t nanoseconds(struct statx_timestamp time) {
  int64_t total;
  if (__builtin_mul_overflow(time.tv_sec, 1000000000LL, &total)) return 0;
  if (__builtin_add_overflow(total, time.tv_nsec, &total)) return 0;
  return total;
}

int cstat_at(int folder, const char *name, struct cstat *out) {
  struct statx raw;
  int flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH;
  if (statx(folder, name, flags, STATX_BASIC_STATS | STATX_BTIME, &raw) != 0) return errno;
  out->size = (int64_t)raw.stx_size;
  out->mtime = nanoseconds(raw.stx_mtime);
  out->ctime = nanoseconds(raw.stx_ctime);
  out->birth = (raw.stx_mask & STATX_BTIME) ? nanoseconds(raw.stx_btime) : 0;
  out->inode = raw.stx_ino;
  out->device = ((uint64_t)raw.stx_dev_major << 32) | raw.stx_dev_minor;
  out->mode = raw.stx_mode;
  return 0;
}

uint32_t cglibc_file_system(const char *path) {
  struct statfs raw;
  return statfs(path, &raw) == 0 ? (uint32_t)raw.f_type : 0;
}

void cglibc_trim(void) { malloc_trim(0); }

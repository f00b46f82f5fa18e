#pragma once

#include <stdint.h>

/// What the kernel says of a file. Times are nanoseconds since 1970; `birth` is 0 where unknown.
struct cstat {
  int64_t size, mtime, ctime, birth;
  uint64_t inode, device;
  uint32_t mode;
};

/// `statx` of a name in an open folder, or of the descriptor itself for an empty name; never follows a
/// symbolic link. Returns 0 or an error number. A shim because Swift does not see GNU extensions.
int cstat_at(int folder, const char *name, struct cstat *out);

/// The magic number of the file system that a path is on (statfs(2)); 0 where that is not known.
uint32_t cglibc_file_system(const char *path);

/// Gives memory that was freed back to the system.
void cglibc_trim(void);

/// Outlives it when somebody cuts a file short that is mapped into memory, as SQLite maps the index of
/// its log: what was there reads as zeros from then on, in this process alone. Any other SIGBUS goes to
/// the handler that was there before. Returns 0 or an error number; once is enough.
int cglibc_outlive_cut_files(void);

/// How many pages were lost that way of files with a name (without its folder, and without spaces), and
/// of files whose name could not be found.
uint32_t cglibc_cut_pages(const char *name);

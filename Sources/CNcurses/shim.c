#define _GNU_SOURCE
#define _XOPEN_SOURCE 700
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1

#include "CNcurses.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

// term.h takes these names for capabilities.
#undef columns
#undef lines

static FILE *input_stream;
static FILE *output_stream;
static cchar_t row[CN_MAX_COLUMNS];

enum cn_type cn_look_up(const char *type, int output) {
  int status = 0;
  TERMINAL *before = set_curterm(NULL);
  int usable = 0;
  if (setupterm(type, output, &status) == OK) {
    usable = cursor_address != NULL && clear_screen != NULL;
    del_curterm(cur_term);
  }
  set_curterm(before);
  // 0 is also a type so generic that it has no cursor.
  if (status != 1) return CN_TYPE_UNKNOWN;
  return usable ? CN_TYPE_USABLE : CN_TYPE_TOO_SIMPLE;
}

// newterm sets handlers of its own for these where it finds the default.
static const int curses_signals[] = {SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
enum { SIGNAL_COUNT = sizeof curses_signals / sizeof *curses_signals };

static SCREEN *newterm_without_signals(const char *type) {
  struct sigaction before[SIGNAL_COUNT];
  for (int i = 0; i < SIGNAL_COUNT; i++) sigaction(curses_signals[i], NULL, &before[i]);
  SCREEN *screen = newterm(type, output_stream, input_stream);
  for (int i = 0; i < SIGNAL_COUNT; i++) sigaction(curses_signals[i], &before[i], NULL);
  return screen;
}

// ncurses writes at every move of the cursor, and each time whoever shows the terminal is woken. So its
// descriptor leads into a file in memory while it draws, and the terminal gets the whole frame at once.
static int frame = -1;
static int terminal = -1;
enum { LARGEST_KEPT_FRAME = 1 << 20 };

static void open_frame(void) {
  frame = memfd_create("frame", MFD_CLOEXEC);
  terminal = fcntl(fileno(output_stream), F_DUPFD_CLOEXEC, 3);
}

static int begin_frame(void) {
  // After cn_leave the modes are set through the same descriptor.
  if (frame < 0 || terminal < 0 || isendwin()) return 0;
  return dup3(frame, fileno(output_stream), O_CLOEXEC) >= 0;
}

static void send(const char *bytes, ssize_t count) {
  while (count > 0) {
    ssize_t sent = write(terminal, bytes, count);
    if (sent > 0) {
      bytes += sent;
      count -= sent;
    } else if (errno == EAGAIN) {
      poll(&(struct pollfd){.fd = terminal, .events = POLLOUT}, 1, -1);
    } else if (errno != EINTR) {
      return;
    }
  }
}

static void end_frame(void) {
  static char bytes[64 << 10];
  dup3(terminal, fileno(output_stream), O_CLOEXEC);
  off_t size = lseek(frame, 0, SEEK_CUR);
  for (off_t start = 0; start < size;) {
    off_t rest = size - start;
    ssize_t count = pread(frame, bytes, rest < (off_t)sizeof bytes ? rest : sizeof bytes, start);
    if (count <= 0) break;
    send(bytes, count);
    start += count;
  }
  lseek(frame, 0, SEEK_SET);
  if (size > LARGEST_KEPT_FRAME && ftruncate(frame, 0) != 0) return;
}

static void close_streams(void) {
  if (input_stream) fclose(input_stream);
  if (output_stream) fclose(output_stream);
  if (frame >= 0) close(frame);
  if (terminal >= 0) close(terminal);
  input_stream = output_stream = NULL;
  frame = terminal = -1;
}

static int fits(int terminal) {
  struct winsize size;
  return ioctl(terminal, TIOCGWINSZ, &size) == 0 && size.ws_row <= CN_MAX_ROWS &&
         size.ws_col <= CN_MAX_COLUMNS;
}

void *cn_begin(const char *type, int input, int output, int rows, int columns) {
  input_stream = fdopen(input, "r");
  output_stream = fdopen(output, "w");
  if (!input_stream) close(input);
  if (!output_stream) close(output);
  // What newterm sets up has the size the terminal claims, 65535 x 65535 perhaps: then it must not
  // ask, and takes the standard size of the terminal's type.
  use_env(FALSE);
  use_tioctl(fits(output));
  SCREEN *screen = input_stream && output_stream ? newterm_without_signals(type) : NULL;
  if (!screen) {
    close_streams();
    return NULL;
  }
  resize_term(rows, columns);
  raw();
  noecho();
  nonl();
  // Otherwise a screen is left half drawn as soon as a key is waiting.
  typeahead(-1);
  curs_set(0);
  open_frame();
  return screen;
}

void cn_end(void *screen) {
  delscreen(screen);
  close_streams();
}

void cn_leave(void) { endwin(); }

void cn_resize(int rows, int columns) { resize_term(rows, columns); }

int cn_start_colors(void) {
  if (!has_colors() || start_color() == ERR || use_default_colors() == ERR) return 0;
  return COLORS;
}

int cn_pair_count(void) { return COLOR_PAIRS; }

unsigned cn_attributes(void) {
  unsigned attributes = 0;
  if (enter_bold_mode || set_attributes) attributes |= CN_BOLD;
  if (enter_dim_mode) attributes |= CN_DIM;
  if (enter_italics_mode) attributes |= CN_ITALIC;
  if (enter_underline_mode) attributes |= CN_UNDERLINE;
  if (enter_reverse_mode || enter_standout_mode) attributes |= CN_REVERSE;
  return attributes;
}

void cn_set_pair(int pair, int foreground, int background) {
  init_extended_pair(pair, foreground, background);
}

void cn_forget_pairs(void) { reset_color_pairs(); }

int cn_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static attr_t curses_attributes(unsigned attributes) {
  attr_t result = A_NORMAL;
  if (attributes & CN_BOLD) result |= A_BOLD;
  if (attributes & CN_DIM) result |= A_DIM;
  if (attributes & CN_ITALIC) result |= A_ITALIC;
  if (attributes & CN_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & CN_REVERSE) result |= A_REVERSE;
  return result;
}

void cn_set_cell(int index, const uint32_t text[5], unsigned attributes, int pair) {
  if (index < 0 || index >= CN_MAX_COLUMNS) return;
  wchar_t characters[6];
  for (int i = 0; i < 5; i++) characters[i] = (wchar_t)text[i];
  characters[5] = 0;
  // The pair does not fit the short parameter; it comes through the last one.
  if (setcchar(&row[index], characters, curses_attributes(attributes), 0, &pair) == ERR) {
    setcchar(&row[index], L"?", curses_attributes(attributes), 0, &pair);
  }
}

void cn_put_row(int y, int count) {
  mvadd_wchnstr(y, 0, row, count < CN_MAX_COLUMNS ? count : CN_MAX_COLUMNS);
}

void cn_forget_row(int y) { wredrawln(stdscr, y, 1); }

void cn_repaint(void) { clearok(curscr, TRUE); }

void cn_show(int cursor_y, int cursor_x) {
  int is_gathered = begin_frame();
  curs_set(cursor_y >= 0 ? 1 : 0);
  if (cursor_y >= 0) move(cursor_y, cursor_x);
  wnoutrefresh(stdscr);
  doupdate();
  if (is_gathered) end_frame();
}

static char *captured;
static size_t captured_count;
static size_t captured_size;

static int capture(int byte) {
  if (captured_count < captured_size) captured[captured_count++] = (char)byte;
  return byte;
}

static void capture_string(const char *capability) {
  if (capability && capability != (char *)-1) tputs(capability, 1, capture);
}

size_t cn_restore_bytes(char *bytes, size_t size) {
  captured = bytes;
  captured_count = 0;
  captured_size = size;
  capture_string(exit_insert_mode);
  capture_string(exit_alt_charset_mode);
  capture_string(exit_attribute_mode);
  capture_string(orig_pair);
  if (change_scroll_region) capture_string(tiparm(change_scroll_region, 0, LINES - 1));
  if (cursor_address) capture_string(tiparm(cursor_address, LINES - 1, 0));
  capture_string(exit_ca_mode);
  capture_string(keypad_local);
  capture_string(cursor_normal);
  return captured_count;
}

int cn_speaks_ansi(void) {
  return cursor_address && strncmp(cursor_address, "\033[", 2) == 0;
}

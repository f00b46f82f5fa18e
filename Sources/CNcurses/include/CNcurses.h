#pragma once

#include <stddef.h>
#include <stdint.h>

// The part of ncurses that the program uses, without its macros and globals, which Swift cannot
// import. One screen at a time; all calls from one thread.

enum {
  CN_BOLD = 1,
  CN_DIM = 2,
  CN_ITALIC = 4,
  CN_UNDERLINE = 8,
  CN_REVERSE = 16,
  CN_MAX_COLUMNS = 1000,
  CN_MAX_ROWS = 500,
};

enum cn_type { CN_TYPE_UNKNOWN, CN_TYPE_TOO_SIMPLE, CN_TYPE_USABLE };

// Looks a terminal type up without touching the terminal.
enum cn_type cn_look_up(const char *type, int output);

// Starts curses on descriptors of its own; NULL on failure. It then owns both, failure or not.
void *cn_begin(const char *type, int input, int output, int rows, int columns);
// Frees everything; to be called after cn_leave.
void cn_end(void *screen);
// Puts the terminal back until the next cn_show.
void cn_leave(void);
void cn_resize(int rows, int columns);

// Turns colour on; returns how many colours there are, 0 for none.
int cn_start_colors(void);
int cn_pair_count(void);
// The attributes that the terminal draws, as CN_BOLD and its like.
unsigned cn_attributes(void);
void cn_set_pair(int pair, int foreground, int background);
void cn_forget_pairs(void);

// Columns that the C library, and so ncurses, gives a character; -1 where it cannot be printed.
int cn_width(uint32_t scalar);
// Sets one character of the row being put together; text holds the base and up to four marks.
void cn_set_cell(int index, const uint32_t text[5], unsigned attributes, int pair);
// Hands over the row put together: `count` characters, wide ones counted once.
void cn_put_row(int y, int count);
// Forgets what the terminal shows in one row, so that the next cn_show sends it whole.
void cn_forget_row(int y);
// Forgets what the terminal shows, so that the next cn_show sends everything.
void cn_repaint(void);
// Sends what changed; a negative row hides the cursor.
void cn_show(int cursor_y, int cursor_x);

// The bytes that put the screen back without curses; returns how many were written to `bytes`.
size_t cn_restore_bytes(char *bytes, size_t size);
// Whether the terminal speaks ANSI, so that it ignores private modes it does not know.
int cn_speaks_ansi(void);

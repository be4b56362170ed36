/* A lesson in another language: NAME.zh.json beside NAME.json holds its words, each under the words that it translates.
 *   {"format": "heapscope-words", "version": 1, "language": "zh", "words": {"The two-Node cycle": "…", …}}
 * So an edit of the lesson never shifts a translation; what is changed or new there is shown as it stands until it is
 * translated anew. For: load.c, the gallery, check. Not for: the program's own words (assets/strings). */
#ifndef SCENARIO_SCENARIO_WORDS_H
#define SCENARIO_SCENARIO_WORDS_H
#include "scenario.h"

/* Writes where the translation of the lesson at `path` would be. False when there can be none: English, no .json. */
bool scenario_words_path(const char *path, const char *language, struct text *out);

/* Puts the words in where there is such a file. False, with faults, when it is broken: the lesson is as it was then.
 * O(words log words). */
bool scenario_words_apply(struct scenario *scenario, const char *language, struct faults *faults);

/* Checks a translation against the lesson: its faults, and words that stand nowhere in the lesson. False with any. */
bool scenario_words_check(struct scenario *scenario, const char *path, struct faults *faults);
/* Whether `path` is named as a translation is, NAME.zh.json; then writes the path of its lesson. */
bool scenario_words_lesson(const char *path, struct text *out);

/* Calls `take` for each of the lesson's words, in order: title, summary, misconception, topics, what belongs to the
 * lines. `take` may put another text in the place. */
void scenario_words_each(struct scenario *scenario, void (*take)(void *context, const char **words), void *context);
#endif

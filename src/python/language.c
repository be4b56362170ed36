#include "language.h"

static const struct {
    int since;
    const char *words;
} features[] = {
#define FEATURE(name, since, words) {since, words},
#include "language.def"
#undef FEATURE
};

bool feature_is_in(int language, enum feature feature) {
    return language >= features[feature].since;
}

void feature_refuse(int language, enum feature feature, struct text *out) {
    int since = features[feature].since;
    text_printf(out, "SyntaxError: invalid syntax: %s exists since Python %d.%d; this program runs as Python %d.%d", features[feature].words,
                since / 100, since % 100, language / 100, language % 100);
}

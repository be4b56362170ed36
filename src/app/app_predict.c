/* Questions before a line runs: when one opens, what each key and click does to it, and what follows. */
#include "app_predict.h"

#include "travel.h"
#include "words.h"

#include <stdio.h>
#include <string.h>

enum { VOTES_MOST = 999, LINES_LOOKED_AT = 500 };

void predict_init(struct predict *predict) {
    *predict = (struct predict){.option = -1};
    asked_init(&predict->asked);
    text_init(&predict->heading), text_init(&predict->words), text_init(&predict->feedback);
    text_init(&predict->remark), text_init(&predict->foot);
}

void predict_destroy(struct predict *predict) {
    collector_end(predict);
    asked_destroy(&predict->asked);
    text_destroy(&predict->heading), text_destroy(&predict->words), text_destroy(&predict->feedback);
    text_destroy(&predict->remark), text_destroy(&predict->foot);
}

void predict_forget(struct app *app) {
    struct predict *predict = &app->predict;
    collector_end(predict);
    predict->stage = PREDICT_IDLE;
    predict->passed = predict->generated = 0;
    predict->chosen_count = predict->light_count = 0;
    app->view.question = NULL;
}

bool predict_is_open(const struct predict *predict) {
    return predict->stage != PREDICT_IDLE;
}

static bool is_click(const struct predict *predict) {
    return predict->asked.option_count == 0;
}

/* Opening and closing --------------------------------------------------------------------------------------------- */

static void begin_asking(struct app *app, bool is_generated, uint64_t at) {
    struct predict *predict = &app->predict;
    predict->stage = PREDICT_ASKING;
    predict->is_generated = is_generated;
    predict->at = at;
    predict->option = -1;
    predict->chosen_count = predict->light_count = 0;
    memset(predict->votes, 0, sizeof predict->votes);
    text_clear(&predict->feedback);
    text_clear(&predict->remark);
    app->view.playing = false;
    app->view.selected = 0;
    app->view.focus = (struct hit){.kind = HIT_NOTHING};
    app->view.finding = app->view.differs = false;
    app->changed = true;
}

static void end_asking(struct app *app) {
    struct predict *predict = &app->predict;
    if (predict->stage == PREDICT_ASKING || predict->stage == PREDICT_REVEALED) {
        predict->passed = predict->asked.statement + 1;
        predict->passed_at = predict->at;
    }
    collector_end(predict);
    predict->stage = PREDICT_IDLE;
    predict->light_count = predict->chosen_count = 0;
    app->view.question = NULL;
    app->changed = true;
}

static void open_author(struct app *app, uint64_t at, size_t statement) {
    questions_author(&app->lesson->timeline, statement, &app->predict.asked);
    begin_asking(app, false, at);
}

/* The first statement whose author's question was not dealt with yet from where we stand. */
static uint64_t unasked_from(const struct predict *predict, uint64_t from) {
    return predict->passed && predict->passed_at == from ? predict->passed : from;
}

bool predict_stops(struct app *app, enum step_size size, uint64_t *to) {
    struct predict *predict = &app->predict;
    uint64_t from = app->view.position, at;
    size_t statement;
    if (predict->stage == PREDICT_ASKING || predict->stage == PREDICT_COLLECTOR)
        return true;
    if (!predict->on || !questions_next_author(&app->lesson->timeline, unasked_from(predict, from), *to, &at, &statement))
        return false;
    at = at < from ? from : at;
    predict->step = size;
    open_author(app, at, statement);
    *to = at;
    return at == from;
}

static bool shows(void *context, uint32_t object) {
    return scene_shows(context, object);
}

/* One made from the record about that line, the next that was not asked yet; false where none can be made. */
static bool ask_about(struct app *app, size_t statement, uint64_t at) {
    struct predict *predict = &app->predict;
    struct question_filter filter = {shows, app->scene};
    bool again = predict->generated == statement + 1;
    if (!questions_make(&app->lesson->timeline, statement, &filter, again ? predict->number + 1 : 0, &predict->asked))
        return false;
    predict->number = again ? predict->number + 1 : 0;
    predict->generated = statement + 1;
    begin_asking(app, true, at);
    return true;
}

/* About the line to come, else about the first one after it of which something can be asked. Its author comes first. */
static void ask(struct app *app) {
    struct predict *predict = &app->predict;
    const struct timeline *timeline = &app->lesson->timeline;
    if (predict->stage == PREDICT_ASKING || predict->stage == PREDICT_REVEALED) {
        ask_about(app, predict->asked.statement, predict->at);
        return;
    }
    uint64_t from = app->view.position, passed = unasked_from(predict, from), rest, author;
    size_t statement, asked;
    for (int i = 0; i < LINES_LOOKED_AT && questions_next_line(timeline, from, &rest, &statement); i++) {
        from = statement + 1;
        rest = rest < app->view.position ? app->view.position : rest;
        bool by_author = statement >= passed &&
                         questions_next_author(timeline, statement, statement + 1, &author, &asked);
        if (by_author)
            open_author(app, rest, statement);
        else if (!ask_about(app, statement, rest))
            continue;
        predict->step = app->view.step;
        if (rest != app->view.position)
            travel_rest(app, rest);
        return;
    }
    end_asking(app);
    text_clear(&app->banner);
    text_add(&app->banner, words(STR_PREDICT_NOTHING_TO_ASK));
}

static void be_collector(struct app *app) {
    end_asking(app);
    if (collector_begin(app)) {
        app->predict.stage = PREDICT_COLLECTOR;
        return;
    }
    text_clear(&app->banner);
    text_add(&app->banner, words(STR_PREDICT_NO_COLLECTION));
}

static void turn(struct app *app, bool on) {
    end_asking(app);
    app->predict.on = on;
    app->predict.passed = 0;
    if (on)
        app->predict.stage = PREDICT_LOBBY;
}

/* Answers --------------------------------------------------------------------------------------------------------- */

/* Shows who refers to it, now and still afterwards. */
static void light(struct app *app, uint32_t object) {
    struct predict *predict = &app->predict;
    struct holder holders[PREDICT_LIGHTS];
    size_t count = object ? questions_holders(&app->lesson->timeline, &predict->asked, object, holders, PREDICT_LIGHTS) : 0;
    for (size_t i = 0; i < count; i++)
        predict->lights[predict->light_count++] =
            (struct scene_edge){holders[i].role, holders[i].owner, holders[i].slot, holders[i].label, object, false};
}

static bool ends_sentence(const struct text *text) {
    return text->length && (strchr(".!?", text->data[text->length - 1]) || (unsigned char)text->data[text->length - 1] >= 0x80);
}

static void add_answer(struct predict *predict) {
    for (int i = 0; i < predict->asked.option_count; i++) {
        const struct asked_option *option = &predict->asked.options[i];
        const char letter[] = {(char)('A' + i), 0};
        if (!option->right)
            continue;
        text_words(&predict->remark, words(STR_PREDICT_THE_ANSWER_IS), "letter", letter, "text", option->text.data, NULL);
        if (option->because.length)
            text_printf(&predict->remark, "%s %s", ends_sentence(&option->text) ? "" : ".", option->because.data);
    }
}

static void add_right_objects(struct app *app) {
    struct predict *predict = &app->predict;
    struct text list;
    text_init(&list);
    timeline_seek(&app->lesson->timeline, predict->at);
    for (size_t i = 0; i < predict->asked.object_count; i++) {
        text_add(&list, i ? words(STR_NARRATE_BETWEEN) : "");
        world_name(&app->lesson->timeline.world, predict->asked.objects[i], &list);
    }
    if (list.length)
        text_words(&predict->remark, words(STR_PREDICT_THE_OBJECTS_ARE), "objects", list.data, NULL);
    else
        text_add(&predict->remark, words(STR_PREDICT_NONE));
    text_destroy(&list);
}

static void grade_option(struct app *app) {
    struct predict *predict = &app->predict;
    const struct asked_option *chosen = &predict->asked.options[predict->option];
    if (chosen->right)
        text_printf(&predict->feedback, "%s ", words(STR_PREDICT_RIGHT));
    text_add(&predict->feedback, chosen->because.length ? chosen->because.data : "");
    if (chosen->right)
        return;
    add_answer(predict);
    light(app, predict->asked.subject ? predict->asked.subject
                                      : questions_survivor(&app->lesson->timeline, &predict->asked));
}

/* Ends the question: at home with words for what was answered, in class with the answer. */
static void reveal(struct app *app) {
    struct predict *predict = &app->predict;
    uint32_t about = 0;
    predict->stage = PREDICT_REVEALED;
    if (!is_click(predict)) {
        if (predict->in_class || predict->option < 0)
            add_answer(predict);
        else
            grade_option(app);
        return;
    }
    bool right = false;
    if (!predict->in_class || predict->chosen_count)
        right = questions_grade(&app->lesson->timeline, &predict->asked, predict->chosen, predict->chosen_count,
                                &predict->feedback, &about);
    if (!right)
        add_right_objects(app);
    light(app, about);
}

static void choose(struct app *app, int option) {
    struct predict *predict = &app->predict;
    if (option >= predict->asked.option_count)
        return;
    predict->option = option;
    if (!predict->in_class)
        reveal(app);
}

static void toggle(struct predict *predict, uint32_t object) {
    for (size_t i = 0; i < predict->chosen_count; i++)
        if (predict->chosen[i] == object) {
            memmove(&predict->chosen[i], &predict->chosen[i + 1],
                    (--predict->chosen_count - i) * sizeof *predict->chosen);
            return;
        }
    if (object && predict->chosen_count < PREDICT_CHOSEN)
        predict->chosen[predict->chosen_count++] = object;
}

static void erase(struct predict *predict) {
    if (is_click(predict))
        predict->chosen_count -= predict->chosen_count > 0;
    else if (predict->option >= 0)
        predict->votes[predict->option] /= 10;
}

/* Intents --------------------------------------------------------------------------------------------------------- */

/* What changes only how things look. */
static bool is_look(const struct app *app, enum intent intent) {
    switch (intent) {
    case INTENT_SCALE_UP:
    case INTENT_SCALE_DOWN:
    case INTENT_SCALE_RESET:
    case INTENT_FIT:
    case INTENT_FULLSCREEN:
    case INTENT_THEME:
    case INTENT_STEP_SIZE:
    case INTENT_HELP:
    case INTENT_QUIT:
    case INTENT_MOTION:
    case INTENT_ZOOM_IN:
    case INTENT_ZOOM_OUT:
    case INTENT_LESSONS:
    case INTENT_SAVE:
    case INTENT_EXPORT:
    case INTENT_MENU:
    case INTENT_VERSIONS:
    case INTENT_SELECT_NEXT:
    case INTENT_SELECT_PREVIOUS:
        return true;
    case INTENT_ESCAPE:
        return app->view.help; /* closes the keys first */
    default:
        return false;
    }
}

static bool goes_back(enum intent intent) {
    return intent == INTENT_BACK || intent == INTENT_LINE_BACK || intent == INTENT_STOP_BACK ||
           intent == INTENT_COLLECTION_BACK || intent == INTENT_START;
}

static void go_on(struct app *app) {
    enum step_size step = app->predict.step;
    end_asking(app);
    travel_step(app, step, true);
}

static bool take_in_lobby(struct app *app, enum intent intent) {
    switch (intent) {
    case INTENT_CHOOSE_A:
        ask(app);
        return true;
    case INTENT_CHOOSE_B:
        be_collector(app);
        return true;
    case INTENT_CHOOSE_C:
        turn(app, false);
        return true;
    case INTENT_SUBMIT:
    case INTENT_ESCAPE:
        end_asking(app);
        return true;
    default:
        end_asking(app);
        return intent >= INTENT_CHOOSE_D && intent <= INTENT_HINT;
    }
}

static bool take_while_asking(struct app *app, enum intent intent) {
    struct predict *predict = &app->predict;
    bool clicks = is_click(predict);
    if (intent >= INTENT_CHOOSE_A && intent <= INTENT_CHOOSE_D)
        choose(app, (int)intent - INTENT_CHOOSE_A);
    else if (intent >= INTENT_DIGIT && intent <= INTENT_DIGIT_9 && predict->in_class && predict->option >= 0) {
        int *votes = &predict->votes[predict->option], more = *votes * 10 + (int)(intent - INTENT_DIGIT);
        *votes = more <= VOTES_MOST ? more : *votes;
    } else if (intent == INTENT_ERASE)
        erase(predict);
    else if (intent == INTENT_MODE) {
        predict->in_class = !predict->in_class;
        predict->option = -1;
    } else if (intent == INTENT_STEP && clicks && app->view.selected)
        toggle(predict, app->view.selected);
    else if (intent == INTENT_SUBMIT || intent == INTENT_STEP || intent == INTENT_STOP_FORWARD) {
        if (predict->in_class || (clicks && intent == INTENT_SUBMIT))
            reveal(app);
    } else if (intent == INTENT_ESCAPE)
        end_asking(app);
    else if (goes_back(intent) || intent == INTENT_LANGUAGE) {
        end_asking(app);
        return false;
    }
    return true; /* whatever else there is would show what comes */
}

static bool take_when_revealed(struct app *app, enum intent intent) {
    switch (intent) {
    case INTENT_SUBMIT:
        go_on(app);
        return true;
    case INTENT_ESCAPE:
        end_asking(app);
        return true;
    case INTENT_MODE:
        app->predict.in_class = !app->predict.in_class;
        return true;
    default:
        if (intent >= INTENT_CHOOSE_A && intent <= INTENT_HINT)
            return true;
        end_asking(app);
        return false;
    }
}

bool predict_takes(struct app *app, enum intent intent) {
    struct predict *predict = &app->predict;
    if (predict_is_open(predict) && is_look(app, intent))
        return false;
    switch (intent) {
    case INTENT_PREDICT:
        turn(app, !predict->on);
        return true;
    case INTENT_ASK:
        if (predict->stage != PREDICT_COLLECTOR)
            ask(app);
        return true;
    case INTENT_COLLECTOR:
        be_collector(app);
        return true;
    default:
        break;
    }
    switch (predict->stage) {
    case PREDICT_LOBBY:
        return take_in_lobby(app, intent);
    case PREDICT_ASKING:
        return take_while_asking(app, intent);
    case PREDICT_REVEALED:
        return take_when_revealed(app, intent);
    case PREDICT_COLLECTOR:
        if (intent == INTENT_ESCAPE) {
            end_asking(app);
            return true;
        }
        return collector_takes(app, intent);
    default:
        return intent >= INTENT_CHOOSE_A && intent <= INTENT_HINT;
    }
}

/* The pointer ------------------------------------------------------------------------------------------------------ */

bool predict_press(struct app *app, const struct hit *hit) {
    struct predict *predict = &app->predict;
    bool held = predict->stage == PREDICT_ASKING || predict->stage == PREDICT_COLLECTOR;
    if (hit->kind != HIT_QUESTION)
        return held && (hit->kind == HIT_LINE || hit->kind == HIT_TIMELINE || hit->kind == HIT_MARK || hit->kind == HIT_TAB ||
                        hit->kind == HIT_LINK || hit->kind == HIT_COMMAND);
    if (hit->part == QUESTION_PART_CLOSE) {
        end_asking(app);
    } else if (hit->part == QUESTION_PART_MODE) {
        predict_takes(app, INTENT_MODE);
    } else if (predict->stage == PREDICT_COLLECTOR) {
        return collector_press(app, hit->part);
    } else if (hit->part == QUESTION_PART_OTHER) {
        ask(app);
    } else if (hit->part == QUESTION_PART_ACT) {
        if (predict->stage == PREDICT_ASKING)
            reveal(app);
        else if (predict->stage == PREDICT_REVEALED)
            go_on(app);
        else
            end_asking(app);
    } else {
        predict_takes(app, (enum intent)(INTENT_CHOOSE_A + hit->part));
    }
    return true;
}

bool predict_click(struct app *app, const struct hit *hit, float x, float y) {
    struct predict *predict = &app->predict;
    if (predict->stage == PREDICT_COLLECTOR)
        return collector_click(app, hit, x, y);
    if (predict->stage != PREDICT_ASKING)
        return false;
    if (hit->kind == HIT_OBJECT && is_click(predict))
        toggle(predict, hit->object);
    return true; /* the inspector is withheld */
}

/* The picture ------------------------------------------------------------------------------------------------------ */

static void show_lobby(struct app *app) {
    struct scene_question *picture = &app->predict.picture;
    uint64_t at;
    size_t statement;
    bool has = questions_next_author(&app->lesson->timeline, 0, app->lesson->trace.count, &at, &statement);
    *picture = (struct scene_question){.heading = words(STR_PREDICT_LOBBY_TITLE),
                                       .words = words(has ? STR_PREDICT_LOBBY : STR_PREDICT_LOBBY_NO_AUTHOR),
                                       .close = words(STR_PREDICT_CLOSE),
                                       .foot = words(STR_PREDICT_LOBBY_FOOT),
                                       .option_count = 3};
    static const enum string_key options[] = {STR_PREDICT_LOBBY_ASK, STR_PREDICT_LOBBY_COLLECTOR, STR_PREDICT_LOBBY_OFF};
    for (int i = 0; i < 3; i++)
        picture->options[i] = (struct scene_option){words(options[i]), -1, OPTION_PLAIN};
}

static enum option_state state_of(const struct predict *predict, int option) {
    bool open = predict->stage == PREDICT_ASKING;
    if (!open && predict->asked.options[option].right)
        return OPTION_RIGHT;
    if (predict->option != option)
        return OPTION_PLAIN;
    return open ? OPTION_CHOSEN : predict->in_class ? OPTION_PLAIN : OPTION_WRONG;
}

static void say_heading(struct predict *predict) {
    char line[16], times[16];
    snprintf(line, sizeof line, "%u", predict->asked.line);
    snprintf(times, sizeof times, "%u", predict->asked.times);
    text_clear(&predict->heading);
    text_words(&predict->heading,
               words(predict->asked.times > 1 ? STR_PREDICT_BEFORE_LINE_AGAIN : STR_PREDICT_BEFORE_LINE), "line", line,
               "times", times, NULL);
}

static void say_foot(struct predict *predict) {
    char letters[16] = "A";
    text_clear(&predict->foot);
    if (predict->stage == PREDICT_REVEALED) {
        text_add(&predict->foot, words(STR_PREDICT_FOOT_DONE));
    } else if (is_click(predict)) {
        char count[24];
        snprintf(count, sizeof count, "%zu", predict->chosen_count);
        if (predict->chosen_count)
            text_words(&predict->foot, words(predict->chosen_count == 1 ? STR_PREDICT_CHOSEN_ONE : STR_PREDICT_CHOSEN),
                       "count", count, NULL);
        else
            text_add(&predict->foot, words(STR_PREDICT_FOOT_CLICK));
    } else {
        snprintf(letters, sizeof letters, "A–%c", 'A' + predict->asked.option_count - 1);
        text_words(&predict->foot, words(predict->in_class ? STR_PREDICT_FOOT_CLASS : STR_PREDICT_FOOT_HOME), "letters",
                   letters, NULL);
    }
}

static const char *act_of(const struct predict *predict) {
    if (predict->stage == PREDICT_REVEALED)
        return words(STR_PREDICT_GO_ON);
    if (predict->in_class)
        return words(STR_PREDICT_REVEAL);
    if (!is_click(predict))
        return NULL;
    return words(predict->chosen_count ? STR_PREDICT_SUBMIT : STR_PREDICT_NONE);
}

enum { THRESHOLD_MOST = 50 }; /* one that can be counted up to: the lesson is about it */

static bool is_about_generations(const struct app *app) {
    const struct predict *predict = &app->predict;
    const struct world *world = &app->lesson->timeline.world;
    return predict->asked.kind == QUESTION_AUTOMATIC ||
           (predict->asked.kind == QUESTION_AUTHOR && world->thresholds[0] > 0 && world->thresholds[0] <= THRESHOLD_MOST);
}

static void show_question(struct app *app) {
    struct predict *predict = &app->predict;
    const struct asked *asked = &predict->asked;
    bool open = predict->stage == PREDICT_ASKING;
    say_heading(predict);
    say_foot(predict);
    predict->picture = (struct scene_question){.heading = predict->heading.data,
                                               .code = asked->code.length ? asked->code.data : NULL,
                                               .words = asked->words.data,
                                               .feedback = predict->feedback.data,
                                               .remark = predict->remark.data,
                                               .foot = predict->foot.data,
                                               .act = act_of(predict),
                                               .other = predict->is_generated ? words(STR_PREDICT_ANOTHER) : NULL,
                                               .mode = words(predict->in_class ? STR_PREDICT_IN_CLASS : STR_PREDICT_AT_HOME),
                                               .close = words(STR_PREDICT_CLOSE),
                                               .option_count = asked->option_count,
                                               .line = asked->line,
                                               .generations = is_about_generations(app),
                                               .withholds = open,
                                               .hidden = open && asked->hides_count ? asked->subject : 0,
                                               .rings = open ? predict->chosen : asked->objects,
                                               .ring_count = open ? predict->chosen_count : asked->object_count,
                                               .lights = predict->lights,
                                               .light_count = predict->light_count};
    for (int i = 0; i < asked->option_count; i++)
        predict->picture.options[i] = (struct scene_option){
            asked->options[i].text.data, predict->in_class ? predict->votes[i] : -1, state_of(predict, i)};
}

void predict_show(struct app *app) {
    struct predict *predict = &app->predict;
    bool asks = predict->stage == PREDICT_ASKING || predict->stage == PREDICT_REVEALED;
    if (asks && app->view.position != predict->at) /* something else moved the view */
        end_asking(app);
    if (app->view.position < predict->passed_at) /* whoever comes from before is asked anew */
        predict->passed = 0;
    app->view.predicts = predict->on;
    app->view.question = predict->stage != PREDICT_IDLE && app->lesson ? &predict->picture : NULL;
    if (!app->view.question)
        return;
    if (predict->stage == PREDICT_LOBBY)
        show_lobby(app);
    else if (predict->stage == PREDICT_COLLECTOR)
        collector_show(app);
    else
        show_question(app);
}

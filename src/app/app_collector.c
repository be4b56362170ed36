/* Be the collector: the student does update_refs, subtract_refs and move_unreachable, and each move is compared with
 * what the real collection did. What the picture folds away is done for the student. In the first two phases moves may
 * come in any order: the view rests at the phase's beginning and what was done lies over it. move_unreachable goes by the
 * collector's own list, so there the view itself goes on, step by step. */
#include "app_predict.h"
#include "memory.h"
#include "narrate.h"
#include "travel.h"
#include "words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REACHES_MOST = 64 };

struct collector_game {
    enum { GAME_UPDATE, GAME_SUBTRACT, GAME_MOVE, GAME_REACH, GAME_OVER } stage;
    uint64_t begin[3], end[3]; /* positions: after PHASE_BEGIN, before PHASE_END of the three phases */
    struct scene_badge *badges; /* gc_refs given out so far, by object */
    size_t badge_count;
    struct move {
        struct scene_edge edge; /* update_refs: only target */
        bool done, shown;
    } *moves; /* of the first two phases */
    size_t move_count, move_capacity, left, folded;
    uint64_t at;           /* move_unreachable: index of the next event */
    uint32_t subject;      /* whose turn it is */
    int64_t gc_refs;       /* its */
    bool belongs_aside;
    uint64_t turn_end;     /* position when its turn is over */
    uint32_t reaches[REACHES_MOST];
    bool reached[REACHES_MOST];
    size_t reach_count;
    size_t focus;          /* arrow + 1 that the keyboard is at */
    struct scene_edge light;
    bool lit;
};

static struct collector_game *game_of(struct app *app) {
    return app->predict.game;
}

static struct event event_at(const struct app *app, uint64_t index) {
    return trace_event(&app->lesson->trace, index);
}

/* Words ------------------------------------------------------------------------------------------------------------ */

static const struct world *world_at(struct app *app, uint64_t position) {
    timeline_seek(&app->lesson->timeline, position);
    return &app->lesson->timeline.world;
}

/* Says it of an object, a place and a number. */
static void say(struct app *app, enum string_key key, uint32_t object, const struct scene_edge *edge, int64_t count) {
    struct text name, place, *out = &app->predict.feedback;
    const struct world *world = world_at(app, app->view.position);
    char number[24];
    text_init(&name), text_init(&place);
    snprintf(number, sizeof number, "%" PRId64, count);
    if (object)
        world_name(world, object, &name);
    if (edge)
        narrate_place(world, edge->role, edge->owner, edge->slot, edge->label, &place);
    text_clear(out);
    text_words(out, words(key), "object", name.data ? name.data : "", "place", place.data ? place.data : "", "count",
               number, NULL);
    text_destroy(&name), text_destroy(&place);
    app->changed = true;
}

/* Badges ----------------------------------------------------------------------------------------------------------- */

static struct scene_badge *badge_at(struct collector_game *game, uint32_t object) {
    for (size_t i = 0; i < game->badge_count; i++)
        if (game->badges[i].object == object)
            return &game->badges[i];
    return NULL;
}

/* There is room: as many as the phase has events. They stay sorted by object. */
static void give_badge(struct collector_game *game, uint32_t object, int64_t gc_refs) {
    size_t at = game->badge_count++;
    for (; at > 0 && game->badges[at - 1].object > object; at--)
        game->badges[at] = game->badges[at - 1];
    game->badges[at] = (struct scene_badge){object, gc_refs};
}

/* Phases ----------------------------------------------------------------------------------------------------------- */

static bool is_same_place(const struct scene_edge *a, const struct scene_edge *b) {
    return a->role == b->role && a->owner == b->owner && a->slot == b->slot && a->target == b->target &&
           a->weak == b->weak;
}

static bool is_drawn(struct app *app, const struct scene_edge *edge) {
    for (size_t i = 0; i < scene_edge_count(app->scene); i++) {
        struct scene_edge drawn = scene_edge(app->scene, i);
        if (is_same_place(&drawn, edge))
            return true;
    }
    return false;
}

static void do_move(struct collector_game *game, struct move *move) {
    if (move->done)
        return;
    move->done = true;
    game->left -= move->shown;
    struct scene_badge *badge = badge_at(game, move->edge.target);
    if (game->stage == GAME_SUBTRACT && badge)
        badge->gc_refs--;
}

/* The events of a phase as moves; what is not drawn is done. The picture of the phase's beginning was drawn. */
static void begin_phase(struct app *app, int phase) {
    struct collector_game *game = game_of(app);
    game->move_count = game->left = game->folded = game->focus = 0;
    game->lit = false;
    game->stage = phase ? GAME_SUBTRACT : GAME_UPDATE;
    travel_rest(app, game->begin[phase]);
    app->view.selected = 0;
    app->view.focus = (struct hit){.kind = HIT_NOTHING};
    app_draw(app); /* the arrows of this moment */
    app->changed = true;
    const struct world *world = world_at(app, game->begin[phase]);
    if (!phase) {
        game->badges = memory_resize(game->badges, (game->end[0] - game->begin[0] + 1) * sizeof *game->badges);
        game->badge_count = 0;
    }
    for (uint64_t i = game->begin[phase]; i < game->end[phase]; i++) {
        const struct event event = event_at(app, i);
        if (event.kind != (phase ? EVENT_GC_REFS_DECREF : EVENT_GC_REFS_SET))
            continue;
        struct move move = {.edge = {event.role, event.owner, event.slot, event.label, event.object, false}};
        move.shown = phase ? is_drawn(app, &move.edge) : scene_shows(app->scene, event.object);
        memory_reserve(&game->moves, &game->move_capacity, game->move_count + 1, sizeof *game->moves);
        game->moves[game->move_count++] = move;
        game->left += move.shown;
        game->folded += !move.shown;
    }
    for (size_t i = 0; i < game->move_count; i++)
        if (!game->moves[i].shown) {
            const struct world_object *object = world_object(world, game->moves[i].edge.target);
            if (!phase && object && scene_shows(app->scene, game->moves[i].edge.target))
                give_badge(game, game->moves[i].edge.target, object->refcount);
            do_move(game, &game->moves[i]);
        }
}

static void next_turn(struct app *app);

static void end_phase(struct app *app) {
    struct collector_game *game = game_of(app);
    if (game->stage == GAME_UPDATE) {
        begin_phase(app, 1);
    } else {
        game->badge_count = 0; /* from here on the record's own are shown */
        game->lit = false;
        travel_rest(app, game->begin[2]);
        game->at = game->begin[2];
        next_turn(app);
    }
}

/* With nothing left to do a phase is over; the words of the last move stay. */
static void settle(struct app *app) {
    while (game_of(app)->stage <= GAME_SUBTRACT && !game_of(app)->left)
        end_phase(app);
}

/* Everything of update_refs and subtract_refs that is left. */
static void do_rest(struct app *app) {
    struct collector_game *game = game_of(app);
    const struct world *world = world_at(app, app->view.position);
    for (size_t i = 0; i < game->move_count; i++) {
        uint32_t target = game->moves[i].edge.target;
        if (game->stage == GAME_UPDATE && !game->moves[i].done)
            give_badge(game, target, world_object(world, target)->refcount);
        do_move(game, &game->moves[i]);
    }
    text_clear(&app->predict.feedback);
    settle(app);
}

/* update_refs and subtract_refs --------------------------------------------------------------------------------------- */

static void click_update(struct app *app, uint32_t object) {
    struct collector_game *game = game_of(app);
    for (size_t i = 0; i < game->move_count; i++) {
        struct move *move = &game->moves[i];
        if (move->edge.target != object || !move->shown)
            continue;
        int64_t count = world_object(world_at(app, app->view.position), object)->refcount;
        say(app, move->done ? STR_PREDICT_UPDATE_AGAIN : STR_PREDICT_UPDATE_DONE_IT, object, NULL, count);
        if (!move->done)
            give_badge(game, object, count);
        do_move(game, move);
        settle(app);
        return;
    }
    say(app, STR_PREDICT_UPDATE_NOT_EXAMINED, object, NULL, 0);
}

static void click_subtract(struct app *app, const struct scene_edge *edge) {
    struct collector_game *game = game_of(app);
    for (size_t i = 0; i < game->move_count; i++) {
        struct move *move = &game->moves[i];
        if (!is_same_place(&move->edge, edge))
            continue;
        if (move->done) {
            say(app, STR_PREDICT_SUBTRACT_AGAIN, edge->target, edge, 0);
            return;
        }
        do_move(game, move);
        game->light = *edge;
        game->lit = true;
        const struct scene_badge *badge = badge_at(game, edge->target);
        say(app, STR_PREDICT_SUBTRACT_DONE_IT, edge->target, edge, badge ? badge->gc_refs : 0);
        settle(app);
        return;
    }
    const struct world_object *target = world_object(world_at(app, app->view.position), edge->target);
    say(app,
        edge->weak                                    ? STR_PREDICT_SUBTRACT_WEAK
        : target && badge_at(game, edge->target) ? STR_PREDICT_SUBTRACT_OUTSIDE
                                                      : STR_PREDICT_SUBTRACT_UNTRACKED,
        edge->target, edge, 0);
}

/* move_unreachable -------------------------------------------------------------------------------------------------- */

/* Whose turn it is: what visits, what is done with, what is set aside. */
static uint32_t actor_of(const struct event *event) {
    if (event->kind == EVENT_GC_REFS_REACHED)
        return event->owner;
    if (event->kind == EVENT_LIST_MOVE && event->after != LIST_UNREACHABLE)
        return event->other;
    return event->kind == EVENT_GC_REFS_DONE || event->kind == EVENT_LIST_MOVE ? event->object : 0;
}

/* The position when that actor's turn, which begins with events[first], is over; what it reaches is noted. */
static uint64_t read_turn(struct app *app, uint64_t first) {
    struct collector_game *game = game_of(app);
    const struct event begin = event_at(app, first);
    uint32_t actor = actor_of(&begin);
    game->reach_count = 0;
    for (uint64_t i = first; i < game->end[2]; i++) {
        const struct event event = event_at(app, i);
        if (event.kind == EVENT_GC_REFS_REACHED && scene_shows(app->scene, event.object) &&
            game->reach_count < REACHES_MOST) {
            game->reached[game->reach_count] = false;
            game->reaches[game->reach_count++] = event.object;
        }
        bool aside = event.kind == EVENT_LIST_MOVE && event.after == LIST_UNREACHABLE && event.object == actor;
        if (aside || (event.kind == EVENT_GC_REFS_DONE && event.object == actor)) {
            game->belongs_aside = aside;
            return i + 1;
        }
    }
    return game->end[2];
}

static int64_t count_unreachable(struct app *app) {
    const struct world *world = world_at(app, game_of(app)->end[2]);
    int64_t count = 0;
    for (uint32_t n = 1; n <= world->object_count; n++)
        count += world->objects[n].alive && world->objects[n].list == LIST_UNREACHABLE && scene_shows(app->scene, n);
    return count;
}

static void game_over(struct app *app) {
    struct collector_game *game = game_of(app);
    int64_t count = count_unreachable(app);
    game->stage = GAME_OVER;
    travel_rest(app, game->end[2] + 1); /* the phase's end is a rest */
    say(app, count == 0 ? STR_PREDICT_OVER_NONE : count == 1 ? STR_PREDICT_OVER_ONE : STR_PREDICT_OVER, 0, NULL, count);
}

/* Between the two positions something happens to what can be seen: a motion under way must not be cut short for less. */
static bool concerns_seen(const struct app *app, uint64_t from, uint64_t to) {
    for (uint64_t i = from; i < to; i++)
        if (scene_shows(app->scene, event_at(app, i).object))
            return true;
    return false;
}

/* On to the next one that can be seen; the turns of what is folded away pass by. */
static void next_turn(struct app *app) {
    struct collector_game *game = game_of(app);
    while (game->at < game->end[2]) {
        const struct event event = event_at(app, game->at);
        uint32_t actor = actor_of(&event);
        if (!actor) {
            game->at++;
            continue;
        }
        uint64_t end = read_turn(app, game->at);
        if (scene_shows(app->scene, actor)) {
            uint64_t rest = timeline_rest(&app->lesson->timeline, game->at);
            if (rest > app->view.position && concerns_seen(app, app->view.position, rest))
                travel_rest(app, rest);
            game->stage = GAME_MOVE;
            game->subject = actor;
            game->turn_end = end;
            game->gc_refs = world_object(world_at(app, game->at), actor)->gc_refs;
            app->view.selected = 0;
            return;
        }
        game->at = end;
    }
    game_over(app);
}

/* Shows what the turn did and goes on to the next. */
static void end_turn(struct app *app) {
    struct collector_game *game = game_of(app);
    game->badge_count = 0;
    uint64_t rest = timeline_rest(&app->lesson->timeline, game->turn_end);
    if (rest > app->view.position) {
        travel_rest(app, rest);
        app->motion_seconds = scene_motion_seconds(app->scene, &app->view);
        app->view.motion = app->motion_seconds > 0 ? 0 : 1;
    }
    game->at = game->turn_end;
    float motion = app->view.motion;
    uint64_t here = app->view.position;
    next_turn(app);
    if (app->view.position == here)
        app->view.motion = motion;
}

static void place(struct app *app, bool aside) {
    struct collector_game *game = game_of(app);
    if (aside != game->belongs_aside) {
        say(app, aside ? STR_PREDICT_MOVE_WRONG_ASIDE : STR_PREDICT_MOVE_WRONG_STAYS, game->subject, NULL, game->gc_refs);
        return;
    }
    say(app, aside ? STR_PREDICT_MOVE_RIGHT_ASIDE : STR_PREDICT_MOVE_RIGHT_STAYS, game->subject, NULL, game->gc_refs);
    if (aside || !game->reach_count)
        end_turn(app);
    else
        game->stage = GAME_REACH;
}

static size_t reaches_left(const struct collector_game *game) {
    size_t left = 0;
    for (size_t i = 0; i < game->reach_count; i++)
        left += !game->reached[i];
    return left;
}

static void click_reach(struct app *app, uint32_t object) {
    struct collector_game *game = game_of(app);
    for (size_t i = 0; i < game->reach_count; i++) {
        if (game->reaches[i] != object)
            continue;
        bool back = world_object(world_at(app, app->view.position), object)->list == LIST_UNREACHABLE;
        say(app,
            game->reached[i] ? STR_PREDICT_REACH_AGAIN
            : back           ? STR_PREDICT_REACH_BACK
                             : STR_PREDICT_REACH_DONE_IT,
            object, NULL, 1);
        if (!game->reached[i])
            give_badge(game, object, 1);
        game->reached[i] = true;
        if (!reaches_left(game))
            end_turn(app);
        return;
    }
    say(app, STR_PREDICT_REACH_WRONG, object, NULL, 0);
}

/* What the keys and the pointer do ----------------------------------------------------------------------------------- */

static void hint(struct app *app) {
    struct collector_game *game = game_of(app);
    size_t next = 0;
    switch (game->stage) {
    case GAME_UPDATE:
    case GAME_SUBTRACT:
        while (next < game->move_count && game->moves[next].done)
            next++;
        if (next == game->move_count)
            return;
        if (game->stage == GAME_UPDATE) {
            app->view.selected = game->moves[next].edge.target;
            say(app, STR_PREDICT_HINT_UPDATE, app->view.selected, NULL, 0);
        } else {
            game->light = game->moves[next].edge;
            game->lit = true;
            say(app, STR_PREDICT_HINT_SUBTRACT, game->light.target, &game->light, 0);
        }
        return;
    case GAME_MOVE:
        say(app, game->gc_refs ? STR_PREDICT_HINT_MOVE_STAYS : STR_PREDICT_HINT_MOVE_ASIDE, game->subject, NULL,
            game->gc_refs);
        return;
    case GAME_REACH:
        while (game->reached[next])
            next++;
        app->view.selected = game->reaches[next];
        say(app, STR_PREDICT_HINT_REACH, game->reaches[next], NULL, 0);
        return;
    default:
        return;
    }
}

static void focus_next(struct app *app, bool forward) {
    struct collector_game *game = game_of(app);
    size_t count = scene_edge_count(app->scene);
    if (!count)
        return;
    game->focus = forward ? game->focus % count + 1 : game->focus > 1 ? game->focus - 1 : count;
    game->light = scene_edge(app->scene, game->focus - 1);
    game->lit = true;
}

static void act(struct app *app) {
    struct collector_game *game = game_of(app);
    if (game->stage == GAME_SUBTRACT && game->lit) {
        struct scene_edge edge = game->light;
        click_subtract(app, &edge);
    } else if (game->stage == GAME_UPDATE && app->view.selected)
        click_update(app, app->view.selected);
    else if (game->stage == GAME_REACH && app->view.selected)
        click_reach(app, app->view.selected);
}

static void leave(struct app *app) {
    app_apply(app, INTENT_ESCAPE);
}

bool collector_takes(struct app *app, enum intent intent) {
    struct collector_game *game = game_of(app);
    if (intent == INTENT_HINT)
        hint(app);
    else if (intent == INTENT_SUBMIT && game->stage == GAME_OVER)
        leave(app);
    else if (intent == INTENT_SUBMIT)
        act(app);
    else if (game->stage == GAME_MOVE && (intent == INTENT_CHOOSE_A || intent == INTENT_CHOOSE_B))
        place(app, intent == INTENT_CHOOSE_B);
    else if (intent == INTENT_STEP || intent == INTENT_STOP_FORWARD) {
        if (game->stage == GAME_OVER) {
            leave(app);
            return false; /* and on */
        }
        if (game->stage <= GAME_SUBTRACT)
            do_rest(app);
        else if (game->stage == GAME_MOVE)
            place(app, game->belongs_aside);
        else
            end_turn(app);
    }
    return true;
}

bool collector_select(struct app *app, bool forward) {
    if (!game_of(app) || game_of(app)->stage != GAME_SUBTRACT)
        return false;
    focus_next(app, forward);
    return true;
}

bool collector_click(struct app *app, const struct hit *hit, float x, float y) {
    struct scene_edge edge;
    switch (game_of(app)->stage) {
    case GAME_SUBTRACT:
        if (scene_edge_at(app->scene, x, y, &edge))
            click_subtract(app, &edge);
        else if (hit->kind == HIT_OBJECT)
            say(app, STR_PREDICT_CLICK_ARROW, hit->object, NULL, 0);
        break;
    case GAME_UPDATE:
    case GAME_REACH:
        if (hit->kind != HIT_OBJECT) {
            if (scene_edge_at(app->scene, x, y, &edge))
                say(app, STR_PREDICT_CLICK_OBJECT, 0, NULL, 0);
        } else if (game_of(app)->stage == GAME_UPDATE)
            click_update(app, hit->object);
        else
            click_reach(app, hit->object);
        break;
    default:
        break;
    }
    return true;
}

bool collector_press(struct app *app, int part) {
    struct collector_game *game = game_of(app);
    if (part == QUESTION_PART_OTHER)
        hint(app);
    else if (part == QUESTION_PART_ACT)
        collector_takes(app, game->stage == GAME_OVER ? INTENT_SUBMIT : INTENT_STEP);
    else if (part < SCENE_OPTIONS && game->stage == GAME_MOVE)
        place(app, part == 1);
    return true;
}

/* Beginning and end ------------------------------------------------------------------------------------------------- */

static int phase_of(const struct app *app, const struct event *event) {
    static const char *const phases[] = {"update_refs", "subtract_refs", "move_unreachable"};
    const char *name = event->slot < TRACE_PHASES ? app->lesson->trace.header.phases[event->slot] : NULL;
    for (int i = 0; i < 3 && name; i++)
        if (!strcmp(name, phases[i]))
            return i;
    return -1;
}

/* A collection is worth it when something that can be seen is examined in it. */
static bool has_seen(const struct app *app, const struct collector_game *game) {
    for (uint64_t i = game->begin[0]; i < game->end[0]; i++)
        if (event_at(app, i).kind == EVENT_GC_REFS_SET && scene_shows(app->scene, event_at(app, i).object))
            return true;
    return false;
}

/* The three phases of the first collection whose update_refs is still to come, or that we are in the middle of. */
static bool find_phases(struct app *app, struct collector_game *game) {
    const struct trace *trace = &app->lesson->trace;
    const struct world *world = world_at(app, app->view.position);
    uint64_t from = app->view.position;
    while (world->collection >= 0 && from > 0 && event_at(app, from - 1).kind != EVENT_COLLECTION_BEGIN)
        from--;
    int found = 0;
    for (uint64_t i = from; i < trace->count && i < app->lesson->timeline.program_end; i++) {
        const struct event event = event_at(app, i);
        if (event.kind == EVENT_COLLECTION_BEGIN)
            found = 0;
        if (event.kind == EVENT_PHASE_BEGIN && phase_of(app, &event) == found && found < 3)
            game->begin[found] = i + 1;
        if (event.kind == EVENT_PHASE_END && phase_of(app, &event) == found && found < 3) {
            game->end[found++] = i;
            if (found == 3 && has_seen(app, game))
                return true;
        }
    }
    return false;
}

bool collector_begin(struct app *app) {
    struct collector_game *game = memory_alloc(sizeof *game);
    *game = (struct collector_game){0};
    app->view.playing = app->view.finding = app->view.differs = false;
    app_draw(app); /* the plan of this window: what has a box */
    if (!find_phases(app, game)) {
        free(game);
        return false;
    }
    app->predict.game = game;
    text_clear(&app->predict.feedback);
    if (app->view.position != game->begin[0])
        travel_jump(app, game->begin[0]); /* so that Backspace leads back */
    begin_phase(app, 0);
    settle(app);
    return true;
}

void collector_end(struct predict *predict) {
    if (!predict->game)
        return;
    free(predict->game->badges);
    free(predict->game->moves);
    free(predict->game);
    predict->game = NULL;
}

/* The picture ------------------------------------------------------------------------------------------------------- */

static bool globals_are_examined(struct app *app) {
    const struct collector_game *game = game_of(app);
    const struct world *world = world_at(app, game->end[0]);
    for (uint32_t n = 1; n <= world->object_count; n++)
        if (world->objects[n].alive && world->objects[n].examined && world->objects[n].flags & OBJECT_IS_NAMESPACE)
            return true;
    return false;
}

static const char *words_or_none(enum string_key key) {
    return key == STR_COUNT ? "" : words(key);
}

static void say_words(struct app *app) {
    struct collector_game *game = game_of(app);
    struct text *out = &app->predict.words, name;
    char count[24];
    text_init(&name);
    text_clear(out);
    snprintf(count, sizeof count, "%" PRId64, game->stage == GAME_MOVE ? game->gc_refs : (int64_t)game->left);
    if (game->stage == GAME_REACH)
        snprintf(count, sizeof count, "%zu", reaches_left(game));
    if (game->subject && game->stage != GAME_OVER)
        world_name(world_at(app, app->view.position), game->subject, &name);
    static const enum string_key keys[] = {STR_PREDICT_UPDATE, STR_PREDICT_SUBTRACT, STR_PREDICT_MOVE,
                                           STR_PREDICT_REACH, STR_COUNT};
    text_words(out, words_or_none(keys[game->stage]), "object", name.data ? name.data : "",
               "count", count, NULL);
    struct text *remark = &app->predict.remark;
    static const enum string_key lefts[] = {STR_PREDICT_UPDATE_LEFT, STR_PREDICT_SUBTRACT_LEFT, STR_COUNT,
                                            STR_PREDICT_REACH_LEFT, STR_COUNT};
    text_clear(remark);
    text_words(remark, words_or_none(lefts[game->stage]), "count", count, NULL);
    if (game->stage == GAME_SUBTRACT && globals_are_examined(app)) {
        text_byte(remark, '\n');
        text_add(remark, words(STR_PREDICT_SUBTRACT_GLOBALS));
    }
    text_destroy(&name);
}

void collector_show(struct app *app) {
    struct predict *predict = &app->predict;
    struct collector_game *game = predict->game;
    say_words(app);
    bool lanes = game->stage == GAME_MOVE, over = game->stage == GAME_OVER;
    predict->picture = (struct scene_question){
        .heading = words(STR_PREDICT_COLLECTOR_TITLE),
        .words = predict->words.data,
        .feedback = predict->feedback.data,
        .remark = predict->remark.data,
        .foot = over ? words(STR_PREDICT_FOOT_DONE)
                     : words(lanes ? STR_PREDICT_COLLECTOR_FOOT_LANES : STR_PREDICT_COLLECTOR_FOOT_OBJECTS),
        .act = words(over ? STR_PREDICT_GO_ON : game->stage <= GAME_SUBTRACT ? STR_PREDICT_REST : STR_PREDICT_DO_IT),
        .is_way_out = !over,
        .other = over ? NULL : words(STR_PREDICT_HINT),
        .close = words(STR_PREDICT_CLOSE),
        .option_count = lanes ? 2 : 0,
        .withholds = !over,
        .rings = &game->subject,
        .ring_count = lanes || game->stage == GAME_REACH,
        .lights = &game->light,
        .light_count = game->lit && game->stage == GAME_SUBTRACT,
        .badges = game->badges,
        .badge_count = game->badge_count};
    if (lanes) {
        predict->picture.options[0] = (struct scene_option){words(STR_PREDICT_MOVE_STAYS), -1, OPTION_PLAIN};
        predict->picture.options[1] = (struct scene_option){words(STR_PREDICT_MOVE_ASIDE), -1, OPTION_PLAIN};
    }
}

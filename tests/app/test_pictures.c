/* Every shipped lesson at its key moments, drawn with fake metrics, against goldens/NAME.txt: after each stop, in the
 * middle of its longest collection, at the program's end. A golden tells, a line each, where objects stand, where
 * references run and have their words, what is said, and a digest of all that is drawn in each panel.
 * HEAPSCOPE_RECORD=1 writes them anew, as those of scene; HEAPSCOPE_LESSON=NAME: that one. */
#include "file.h"
#include "load.h"
#include "run.h"
#include "scene_parts.h"

#include <inttypes.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { TOLD_MOST = 30 /* lines of one lesson that differ */, LINE_MOST = 400 };

struct pictures {
    int lessons, moments, failed;
};

/* What a picture holds ---------------------------------------------------------------------------------------------- */

static void tell_place(struct text *out, float x, float y) {
    text_printf(out, "%d,%d", (int)lroundf(x), (int)lroundf(y));
}

static void tell_objects(struct scene *scene, struct text *out) {
    for (size_t i = 0; i < scene->history.object_count; i++) {
        uint32_t number = scene->history.objects[i].number;
        struct rect at = scene_place(scene, (struct hit){.kind = HIT_OBJECT, .object = number});
        if (at.w <= 0)
            continue;
        text_add(out, "box ");
        world_name(&scene->timeline->world, number, out);
        text_add(out, ": ");
        tell_place(out, at.x, at.y);
        text_printf(out, " %dx%d\n", (int)lroundf(at.w), (int)lroundf(at.h));
    }
}

static void tell_arrow(struct scene *scene, const struct past_edge *edge, struct text *out) {
    const struct past_route *route = &scene->history.routes[edge->route];
    struct curve curve = motion_curve(scene, edge);
    if (!curve.count)
        return;
    text_add(out, edge->weak ? "weak " : "arrow ");
    if (route->from_name)
        text_add(out, trace_text(scene->timeline->trace, edge->label));
    else
        world_name(&scene->timeline->world, edge->owner, out);
    history_label(scene->timeline->trace, route->from_name ? ROLE_NONE : edge->role, edge->slot, edge->label, out);
    text_add(out, " > ");
    world_name(&scene->timeline->world, edge->target, out);
    text_add(out, ": ");
    tell_place(out, curve.points[0].x, curve.points[0].y);
    text_add(out, " > ");
    tell_place(out, curve.points[curve.count - 1].x, curve.points[curve.count - 1].y);
    struct rect label = scene->plan.routes[edge->route].label;
    if (label.w > 0) {
        struct rect at = canvas_rect(scene, label);
        text_add(out, ", words at ");
        tell_place(out, at.x, at.y);
    }
    text_byte(out, '\n');
}

static void tell_caption(const struct scene *scene, const struct drawlist *list, struct text *out) {
    text_add(out, "said:");
    for (size_t i = 0; i < list->count && scene->caption.w > 0; i++) {
        const struct draw *draw = &list->items[i];
        if (draw->kind != DRAW_TEXT || !rect_holds(scene->caption, draw->x, draw->y))
            continue;
        text_byte(out, ' ');
        text_append(out, list->texts + draw->first, draw->count);
    }
    text_byte(out, '\n');
}

/* Digests by panel: which part of a picture is another one, where the lines above are the same. */
static void tell_digests(const struct scene *scene, const struct drawlist *list, struct text *out) {
    static const char *const names[] = {"header",    "program", "heap",     "collector", "generations", "inspector", "memory",
                                        "output",    "timeline", "caption", "tabs",      "banner",      "question",  "rest"};
    uint64_t digests[PANEL_COUNT + 1];
    struct text dump;
    text_init(&dump);
    draw_dump(list, &dump);
    for (size_t p = 0; p <= PANEL_COUNT; p++)
        digests[p] = 0xCBF29CE484222325U;
    const char *line = strchr(dump.data, '\n') + 1; /* after the surface, a line for each command */
    for (size_t i = 0; i < list->count; i++) {
        const struct draw *draw = &list->items[i];
        struct draw_point at = {draw->x, draw->y};
        if (draw->kind == DRAW_PATH)
            at = list->points[draw->first];
        size_t panel = PANEL_CAPTION;
        if (scene->caption.w <= 0 || !rect_holds(scene->caption, at.x, at.y))
            for (panel = 0; panel < PANEL_COUNT; panel++)
                if (scene->panels[panel].w > 0 && rect_holds(scene->panels[panel], at.x, at.y))
                    break;
        const char *end = strchr(line, '\n') + 1;
        for (; line < end; line++)
            digests[panel] = (digests[panel] ^ (uint8_t)*line) * 0x100000001B3U;
    }
    text_destroy(&dump);
    text_add(out, "drawn:");
    for (size_t p = 0; p <= PANEL_COUNT; p++)
        if (p == PANEL_COUNT || p == PANEL_CAPTION || scene->panels[p].w > 0)
            text_printf(out, " %s %08x", names[p], (unsigned)(digests[p] ^ digests[p] >> 32));
    text_byte(out, '\n');
}

/* Moments ----------------------------------------------------------------------------------------------------------- */

struct stage {
    struct scene *scene;
    struct scene_view view;
    struct drawlist list;
    struct text now;
    int moments;
};

static void tell(struct stage *stage, const char *what, int number, uint64_t position) {
    stage->view.position = position;
    scene_draw(stage->scene, &stage->view, &stage->list);
    text_printf(&stage->now, "# %s", what);
    if (number)
        text_printf(&stage->now, " %d", number);
    text_printf(&stage->now, ", event %" PRIu64 "\n", position);
    tell_objects(stage->scene, &stage->now);
    for (size_t i = 0; i < stage->scene->edge_count; i++)
        tell_arrow(stage->scene, &stage->scene->history.edges[stage->scene->edges[i]], &stage->now);
    tell_caption(stage->scene, &stage->list, &stage->now);
    tell_digests(stage->scene, &stage->list, &stage->now);
    stage->moments++;
}

static void tell_moments(struct stage *stage, const struct timeline *timeline) {
    const struct rests *stops = &timeline->rests[STEP_STOP];
    int number = 0;
    for (size_t i = 0; i < stops->count; i++)
        if (stops->positions[i] && stops->positions[i] < timeline->program_end)
            tell(stage, "stop", ++number, stops->positions[i]);
    const struct mark *longest = NULL;
    for (size_t i = 0; i < timeline->mark_count; i++) {
        const struct mark *mark = &timeline->marks[i];
        if (mark->kind == MARK_COLLECTION && mark->end <= timeline->program_end &&
            (!longest || mark->end - mark->position > longest->end - longest->position))
            longest = mark;
    }
    if (longest) {
        uint64_t middle = longest->position + (longest->end - longest->position) / 2;
        tell(stage, "collection", 0, timeline_rest(timeline, middle));
    }
    tell(stage, "end", 0, timeline->program_end);
}

/* Comparing --------------------------------------------------------------------------------------------------------- */

static size_t line_length(const char *line) {
    const char *end = strchr(line, '\n');
    return end ? (size_t)(end - line) : strlen(line);
}

/* The lines of that moment ("# stop 3" up to its comma, the event may be another); NULL: it is not there. */
static const char *find_moment(const char *text, const char *head) {
    size_t length = strcspn(head, ",\n");
    for (const char *at = text; at; at = strstr(at, "\n# ")) {
        at += *at == '\n';
        if (strncmp(at, head, length) == 0 && (at[length] == ',' || at[length] == '\n'))
            return at;
    }
    return NULL;
}

static bool has_line(const char *moment, const char *line, size_t length) {
    for (const char *at = moment; at && *at && (at == moment || *at != '#');) {
        if (line_length(at) == length && !memcmp(at, line, length))
            return true;
        at += line_length(at);
        at += *at == '\n';
    }
    return false;
}

/* Prints the lines of `text` that the same moment of `other` lacks. */
static void tell_lacking(const char *lesson, const char *text, const char *other, char sign, int *told) {
    const char *head = text, *moment = NULL;
    for (const char *at = text; *at;) {
        size_t length = line_length(at);
        if (*at == '#') {
            head = at;
            moment = find_moment(other, head);
        }
        if (!has_line(moment, at, length) && ++*told <= TOLD_MOST)
            print_error("%s, %.*s: %c %.*s\n", lesson, (int)strcspn(head + 2, "\n"), head + 2, sign,
                        (int)(length < LINE_MOST ? length : LINE_MOST), at);
        at += length;
        at += *at == '\n';
    }
}

static void compare(struct pictures *pictures, const char *lesson, const struct text *now) {
    struct text path, kept;
    struct faults faults;
    text_init(&path), text_init(&kept);
    faults_init(&faults);
    text_printf(&path, "%s/goldens/%s.txt", TEST_DATA, lesson);
    const char *record = getenv("HEAPSCOPE_RECORD");
    if (record && *record)
        assert_true(file_write(path.data, now->data, now->length, &faults));
    if (!file_read(path.data, 1 << 24, &kept, &faults)) {
        print_error("%s: there is no %s\n", lesson, path.data);
        pictures->failed++;
    } else if (kept.length != now->length || memcmp(kept.data, now->data, now->length) != 0) {
        int told = 0;
        text_byte(&kept, 0);
        tell_lacking(lesson, kept.data, now->data, '-', &told);
        tell_lacking(lesson, now->data, kept.data, '+', &told);
        print_error("%s: %d lines differ from %s\n", lesson, told, path.data);
        pictures->failed++;
    }
    text_destroy(&path), text_destroy(&kept);
    faults_destroy(&faults);
}

static void each_lesson(void *context, const char *path, const char *name) {
    struct pictures *pictures = context;
    const char *only = getenv("HEAPSCOPE_LESSON");
    if (only && strcmp(only, name) != 0)
        return;
    struct scenario scenario;
    struct faults faults;
    struct trace trace;
    struct timeline timeline;
    scenario_init(&scenario);
    faults_init(&faults);
    trace_init(&trace, TRACE_LIMIT, NULL, NULL);
    assert_true(scenario_load(&scenario, path, &faults));
    struct run_options options = {.trace = &trace};
    run_scenario(&scenario, &options, &faults);
    timeline_init(&timeline, &trace, &scenario);
    struct stage stage = {.scene = scene_create(&timeline, &text_metrics_fake)};
    scene_view_init(&stage.view);
    draw_init(&stage.list);
    text_init(&stage.now);
    tell_moments(&stage, &timeline);
    compare(pictures, name, &stage.now);
    pictures->lessons++;
    pictures->moments += stage.moments;
    text_destroy(&stage.now);
    draw_destroy(&stage.list);
    scene_free(stage.scene);
    timeline_destroy(&timeline);
    trace_destroy(&trace);
    faults_destroy(&faults);
    scenario_destroy(&scenario);
}

static void every_lesson_at_its_key_moments(void **state) {
    (void)state;
    struct pictures pictures = {0};
    load_each_lesson(each_lesson, &pictures);
    print_message("%d moments of %d lessons\n", pictures.moments, pictures.lessons);
    if (pictures.failed)
        fail_msg("%d lessons look different; if that is meant, look at them and record them with HEAPSCOPE_RECORD=1",
                 pictures.failed);
    assert_true(getenv("HEAPSCOPE_LESSON") || pictures.moments > 3 * pictures.lessons);
    assert_true(pictures.lessons > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_lesson_at_its_key_moments)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The object that was clicked: what it is, who refers to it, why it is alive, what goes with it, its cycle. What can be
 * clicked leads to another object, or to the moment of its making or its end. */
#include "sheet.h"

#include "graph.h"
#include "narrate.h"
#include "words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { HOLDERS_MOST = 60, TARGETS_MOST = 40, NAMES_MOST = 8, CHAIN_ENDS = 4, LOOK_BACK = 4096 };

struct number {
    char text[24];
};

static struct number number_words(int64_t number) {
    struct number words_of_it;
    snprintf(words_of_it.text, sizeof words_of_it.text, "%" PRId64, number);
    return words_of_it;
}

/* "{count}" and "{bytes}" of a text filled in, as a paragraph or a heading. */
static void add_counted(struct sheet *sheet, enum string_key key, int64_t count, int64_t bytes, bool heading) {
    struct text *text = &sheet->scene->text;
    text_clear(text);
    text_words(text, words(key), "count", number_words(count).text, "bytes", number_words(bytes).text, NULL);
    if (heading)
        sheet_heading(sheet, text->data);
    else
        sheet_words(sheet, FONT_SANS, sheet->scene->pen.theme->ink, text->data);
}

/* Words that lead to an object, where that is one to select. */
static void add_link(struct sheet *sheet, uint32_t object, const char *words_of_row) {
    if (history_object(&sheet->scene->history, object) && object != sheet->scene->subject)
        sheet_link(sheet, (struct hit){.kind = HIT_LINK, .object = object}, words_of_row);
    else
        sheet_words(sheet, FONT_SANS, sheet->scene->pen.theme->ink, words_of_row);
}

static void add_name_of(struct sheet *sheet, uint32_t object, const char *after) {
    struct text *text = &sheet->scene->text;
    text_clear(text);
    world_name(&sheet->scene->timeline->world, object, text);
    text_add(text, after);
    add_link(sheet, object, text->data);
}

/* What it is -------------------------------------------------------------------------------------------------- */

static const char *generation_of(const struct scene *scene, const struct world_object *object) {
    return object->list == LIST_NONE          ? words(STR_SCENE_UNTRACKED)
           : object->list >= LIST_UNREACHABLE ? words(STR_SCENE_ASIDE)
           : object->list == LIST_PERMANENT   ? words(STR_SCENE_PERMANENT)
                                              : list_words(scene->timeline->trace, object->list);
}

static void add_facts(struct sheet *sheet, const struct world_object *object) {
    struct scene *scene = sheet->scene;
    const struct theme *theme = scene->pen.theme;
    struct text *text = &scene->text;
    text_clear(text);
    text_words(text, words(STR_SCENE_MADE_ON), "line", number_words(object->birth_line).text, "generation",
               generation_of(scene, object), NULL);
    sheet_link(sheet, (struct hit){.kind = HIT_COMMAND, .command = COMMAND_BIRTH}, text->data);
    text_clear(text);
    text_words(text, words(STR_SCENE_SIZE_OF), "type", trace_text(scene->timeline->trace, object->type), "size",
               number_words(object->size).text, NULL);
    if (object->flags & OBJECT_HAS_FINALIZER || object->finalized) {
        text_add(text, words(STR_SCENE_ALSO));
        text_add(text, words(object->finalized ? STR_SCENE_FINALIZED : STR_SCENE_HAS_FINALIZER));
    }
    sheet_words(sheet, FONT_SANS, theme->ink, text->data);
    if (object->list == LIST_NONE)
        sheet_words(sheet, FONT_SANS, theme->soft, words(STR_PANEL_UNTRACKED_MEANS));
    if (object->examined)
        add_counted(sheet, STR_SCENE_GC_REFS_IS, object->gc_refs, 0, false);
}

static void add_ways(struct sheet *sheet) {
    const char *const labels[] = {words(STR_PANEL_TO_BIRTH), words(STR_PANEL_TO_DEATH)};
    const struct hit hits[] = {{.kind = HIT_COMMAND, .command = COMMAND_BIRTH},
                               {.kind = HIT_COMMAND, .command = COMMAND_DEATH}};
    sheet_gap(sheet, 0.4F);
    sheet_buttons(sheet, labels, hits, 2);
}

/* Who refers to it, to what it refers
 * ------------------------------------------------------------------------------------ */

static void add_place(struct sheet *sheet, const struct world_ref *ref) {
    struct text *text = &sheet->scene->text;
    text_clear(text);
    narrate_place(&sheet->scene->timeline->world, ref->role, ref->owner, ref->slot, ref->label, text);
    if (ref->role == ROLE_BORROWED)
        text_add(text, words(STR_PANEL_BORROWED));
    add_link(sheet, role_is_of_frame(ref->role) ? 0 : ref->owner, text->data ? text->data : "");
}

static void add_times(struct sheet *sheet, enum string_key key, uint32_t times) {
    if (!times)
        return;
    struct text *text = &sheet->scene->text;
    text_clear(text);
    text_printf(text, "%s ×%u", words(key), (unsigned)times);
    sheet_words(sheet, FONT_SANS, sheet->scene->pen.theme->ink, text->data);
}

static void add_holders(struct sheet *sheet, const struct world_object *object) {
    const struct world *world = &sheet->scene->timeline->world;
    add_counted(sheet, object->refcount ? STR_PANEL_HOLDERS : STR_PANEL_NO_HOLDERS, object->refcount, 0, true);
    int shown = 0;
    for (uint32_t at = object->first_in; at; at = world->refs[at].next_of_target, shown++)
        if (shown < HOLDERS_MOST)
            add_place(sheet, world_ref(world, at));
    if (shown > HOLDERS_MOST)
        add_counted(sheet, STR_SCENE_AND_MORE, shown - HOLDERS_MOST, 0, false);
    add_times(sheet, STR_SCENE_STUB_TEMPORARY, object->temporaries);
    add_times(sheet, STR_SCENE_STUB_OUTSIDE, object->outside);
}

static void add_targets(struct sheet *sheet, const struct world_object *object) {
    struct scene *scene = sheet->scene;
    const struct world *world = &scene->timeline->world;
    int shown = 0;
    for (uint32_t at = object->first_out; at; at = world->refs[at].next_of_owner) {
        const struct world_ref *ref = world_ref(world, at);
        if (!ref->target || ref->role == ROLE_TYPE) /* its class is told above */
            continue;
        if (!shown++)
            sheet_heading(sheet, words(STR_SCENE_REFERS_TO));
        if (shown > TARGETS_MOST)
            continue;
        text_clear(&scene->text);
        history_label(scene->timeline->trace, ref->role, ref->slot, ref->label, &scene->text);
        text_add(&scene->text, scene->text.length ? " → " : "");
        world_name(world, ref->target, &scene->text);
        add_link(sheet, ref->target, scene->text.data);
    }
    if (shown > TARGETS_MOST)
        add_counted(sheet, STR_SCENE_AND_MORE, shown - TARGETS_MOST, 0, false);
}

static void add_weak(struct sheet *sheet, const struct world_object *object) {
    struct scene *scene = sheet->scene;
    const struct world *world = &scene->timeline->world;
    if (object->weak_target) {
        sheet_heading(sheet, words(STR_PANEL_WEAKLY_TO));
        add_name_of(sheet, object->weak_target, "");
    }
    if (scene->inquiry.weak_count)
        add_counted(sheet, STR_PANEL_WEAK_HERE, scene->inquiry.weak_count, 0, true);
    int shown = 0;
    for (uint32_t weak = 0; shown < NAMES_MOST && (weak = inquiry_weak(&scene->inquiry, world, weak)) != 0; shown++) {
        uint32_t callback = 0;
        for (uint32_t at = world->objects[weak].first_out; at; at = world->refs[at].next_of_owner)
            if (world->refs[at].role == ROLE_FIELD && world->refs[at].target)
                callback = world->refs[at].target;
        text_clear(&scene->more);
        if (callback) {
            struct text name;
            text_init(&name);
            world_name(world, callback, &name);
            text_words(&scene->more, words(STR_PANEL_WITH_CALLBACK), "name", name.data, NULL);
            text_destroy(&name);
        }
        add_name_of(sheet, weak, scene->more.length ? scene->more.data : "");
    }
}

/* Why it is alive, what goes with it, its cycle
 * --------------------------------------------------------------------------- */

static void add_chain(struct sheet *sheet) {
    struct scene *scene = sheet->scene;
    const struct inquiry *inquiry = &scene->inquiry;
    for (size_t i = 0; i < inquiry->chain_count; i++) {
        const struct world_ref *ref = world_ref(&scene->timeline->world, inquiry->chain[i]);
        size_t left_out = inquiry->chain_count - 2 * CHAIN_ENDS;
        if (inquiry->chain_count > 2 * CHAIN_ENDS + 1 && i == CHAIN_ENDS) {
            add_counted(sheet, STR_SCENE_AND_MORE, (int64_t)left_out, 0, false);
            i += left_out - 1;
            continue;
        }
        text_clear(&scene->text);
        if (i == 0)
            narrate_place(&scene->timeline->world, ref->role, ref->owner, ref->slot, ref->label, &scene->text);
        else
            history_label(scene->timeline->trace, ref->role, ref->slot, ref->label, &scene->text);
        text_add(&scene->text, " → ");
        world_name(&scene->timeline->world, ref->target, &scene->text);
        add_link(sheet, ref->target, scene->text.data);
    }
}

static void add_reason(struct sheet *sheet) {
    static const enum string_key reasons[] = {[CASE_NONE] = STR_SCENE_DEAD,
                                              [CASE_NAMED] = STR_SCENE_HELD_DIRECTLY,
                                              [CASE_HELD] = STR_SCENE_HELD_DIRECTLY,
                                              [CASE_OWN_CYCLE] = STR_PANEL_CASE_OWN_CYCLE,
                                              [CASE_CYCLE_AND_GARBAGE] = STR_PANEL_CASE_CYCLE_AND_GARBAGE,
                                              [CASE_HUNG_ON_GARBAGE] = STR_PANEL_CASE_HUNG,
                                              [CASE_FALLING] = STR_PANEL_CASE_FALLING};
    const struct inquiry *inquiry = &sheet->scene->inquiry;
    sheet_heading(sheet, words(STR_SCENE_WHY_ALIVE));
    if (inquiry->situation == CASE_NAMED)
        add_chain(sheet);
    else
        sheet_words(sheet, FONT_SANS, sheet->scene->pen.theme->ink, words(reasons[inquiry->situation]));
}

static void add_names_of(struct sheet *sheet, const bool *members, uint32_t count) {
    const struct scene *scene = sheet->scene;
    uint32_t shown = 0;
    for (uint32_t n = 1; n < scene->inquiry.numbers && shown < NAMES_MOST; n++) {
        const uint8_t unseen = OBJECT_IS_DEFINITION | OBJECT_IS_NAMESPACE | OBJECT_IS_INTERNAL;
        if (!members[n] || n == scene->subject || (count > NAMES_MOST && world_object(&scene->timeline->world, n)->flags & unseen))
            continue;
        if (world_object(&scene->timeline->world, n)->flags & unseen && members == scene->inquiry.held)
            continue;
        add_name_of(sheet, n, "");
        shown++;
    }
    if (count > shown)
        add_counted(sheet, STR_SCENE_AND_MORE, count - shown, 0, false);
}

static void add_company(struct sheet *sheet) {
    const struct inquiry *inquiry = &sheet->scene->inquiry;
    if (inquiry->cycle_count == 1)
        sheet_heading(sheet, words(STR_PANEL_CYCLE_OF_ITSELF));
    if (inquiry->cycle_count > 1) {
        add_counted(sheet, STR_PANEL_CYCLE_OF, inquiry->cycle_count, 0, true);
        add_names_of(sheet, inquiry->in_cycle, inquiry->cycle_count - 1);
    }
    if (inquiry->situation != CASE_NAMED && inquiry->situation != CASE_HELD)
        return;
    if (inquiry->held_count) {
        add_counted(sheet, inquiry->held_count == 1 ? STR_PANEL_KEEPS_ONE : STR_PANEL_KEEPS, inquiry->held_count,
                    inquiry->held_bytes, true);
        add_names_of(sheet, inquiry->held, inquiry->held_count);
    } else {
        sheet_heading(sheet, words(STR_PANEL_KEEPS_NOTHING));
    }
}

/* What one may do next, where no object is to be told of: a step, a jump, a question; in the end, another lesson. */
static void add_next(struct sheet *sheet) {
    static const struct {
        enum scene_command command;
        enum string_key words;
    } ways[] = {{COMMAND_STEP, STR_PANEL_NEXT_STEP},       {COMMAND_STOP, STR_PANEL_NEXT_STOP},
                {COMMAND_COLLECTION, STR_PANEL_NEXT_COLLECTION}, {COMMAND_PREDICT, STR_PANEL_NEXT_PREDICT},
                {COMMAND_START, STR_PANEL_NEXT_START},     {COMMAND_LESSONS, STR_PANEL_NEXT_LESSONS},
                {COMMAND_DIFFERS, STR_PANEL_NEXT_DIFFERS}, {COMMAND_KEYS, STR_PANEL_NEXT_KEYS}};
    const struct timeline *timeline = sheet->scene->timeline;
    uint64_t here = timeline->position;
    bool over = here >= timeline->program_end, done = here >= timeline->trace->count;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        enum scene_command command = ways[i].command;
        bool leads = command == COMMAND_STEP         ? !done
                     : command == COMMAND_STOP       ? !over && timeline_next(timeline, here, STEP_STOP, true) < timeline->program_end
                     : command == COMMAND_COLLECTION ? !over && timeline_next(timeline, here, STEP_COLLECTION, true) < timeline->program_end
                     : command == COMMAND_PREDICT    ? !over && !sheet->scene->view->predicts
                     : command == COMMAND_DIFFERS    ? over && timeline->trace->header.note_count > 0
                     : command == COMMAND_KEYS       ? !over
                                                     : over;
        const char *label = words(ways[i].words);
        const struct hit hit = {.kind = HIT_COMMAND, .command = command};
        if (leads)
            sheet_buttons(sheet, &label, &hit, 1);
    }
    sheet_gap(sheet, 0.3F);
}

static void fill(struct sheet *sheet, void *context) {
    (void)context;
    struct scene *scene = sheet->scene;
    const struct world_object *object = world_object(&scene->timeline->world, scene->subject);
    if (!object && !scene->subject) {
        if (scene->view->question || scene->view->bare)
            sheet_words(sheet, FONT_SANS, scene->pen.theme->soft, words(STR_SCENE_SELECT_ONE));
        else
            add_next(sheet);
        return;
    }
    if (!object || !object->alive) {
        sheet_words(sheet, FONT_SANS, scene->pen.theme->soft, words(object ? STR_SCENE_DEAD : STR_SCENE_NOT_BORN));
        add_ways(sheet);
        return;
    }
    add_facts(sheet, object);
    add_holders(sheet, object);
    add_reason(sheet);
    add_company(sheet);
    add_weak(sheet, object);
    add_targets(sheet, object);
    add_ways(sheet);
}

/* The object that was touched last and is still alive; 0: none, or it is too long ago. */
static uint32_t touched_last(const struct scene *scene) {
    const struct timeline *timeline = scene->timeline;
    uint64_t least = timeline->position > LOOK_BACK ? timeline->position - LOOK_BACK : 0;
    for (uint64_t i = timeline->position; i-- > least;) {
        uint32_t number = trace_event(timeline->trace, i).object, index = history_object(&scene->history, number);
        const struct world_object *object = index ? world_object(&timeline->world, number) : NULL;
        if (object && object->alive && scene->history.objects[index - 1].birth <= timeline->position)
            return number;
    }
    return 0;
}

void panel_inspector_find_subject(struct scene *scene) {
    const struct event main = timeline_main_event(scene->timeline, scene->timeline->position);
    scene->subject = scene->view->selected                          ? scene->view->selected
                     : history_object(&scene->history, main.object) ? main.object
                                                                    : touched_last(scene);
}

void panel_inspector_work_out(struct scene *scene) {
    struct inquiry *inquiry = &scene->inquiry;
    if (inquiry->object != scene->subject || inquiry->position != scene->timeline->position || !inquiry->numbers)
        inquiry_make(inquiry, &scene->timeline->world, scene->subject, scene->reachable);
}

void panel_inspector_draw(struct scene *scene) {
    struct rect at = scene->panels[PANEL_INSPECTOR];
    if (at.w <= 0)
        return;
    struct text title;
    text_init(&title);
    if (world_object(&scene->timeline->world, scene->subject))
        world_name(&scene->timeline->world, scene->subject, &title);
    else
        text_add(&title, words(scene->view->question || scene->panels[PANEL_TABS].w > 0 ? STR_SCENE_INSPECTOR : STR_PANEL_NEXT));
    struct rect inner = shell_panel(scene, at, "", NULL);
    shell_scrolls(scene, at, TAB_INSPECTOR);
    shell_neighbour(scene, at, title.data, TAB_MEMORY, words(STR_PANEL_MEMORY));
    text_destroy(&title);
    sheet_draw(scene, TAB_INSPECTOR, inner, fill, NULL);
}

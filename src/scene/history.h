/* What the whole record holds that needs a place in the picture: objects, references, names, and when each is there.
 * For: the layout, which gives a home for life, and the routes. Not for: one moment (world) or places (plan).
 * An object is here if it is drawn as a box at all: definitions, namespaces and internal objects are folded away.
 * A reference is here if it is drawn as an arrow: from a box or a name to a box. Positions are the timeline's: a thing
 * is there at position p when start <= p < end. Life: history_init reads the record once, O(events); history_destroy.
 */
#ifndef SCENE_HISTORY_H
#define SCENE_HISTORY_H
#include "drawlist.h"
#include "timeline.h"

#define PAST_FOREVER UINT64_MAX

/* At most so many plain values are listed in a box, so many cells drawn, so many references kept as arrows. */
enum { PAST_LINES = 6, PAST_CELLS = 7, PAST_EDGES = 20000 };

enum shape { SHAPE_INSTANCE, SHAPE_SEQUENCE, SHAPE_MAPPING, SHAPE_SET, SHAPE_WEAK };

/* Widths are in ems of the text that they belong to. */
struct past_object {
    uint32_t number;
    uint64_t birth, death; /* positions; PAST_FOREVER: it survives the record */
    enum shape shape;
    int lines, cells; /* the most plain values listed, cells at once; capped, one more for "and N more" */
    float title_width, line_width, cell_width;
    bool examined; /* the collector looks at it once at least; early: while the program runs */
    bool examined_early;
};

/* Where a reference runs in the picture: shared by references between the same two that are never there together. */
struct past_route {
    uint32_t owner, target; /* indices; of names when from_name */
    bool from_name, weak;
    uint64_t start, end;   /* the whole time it is in use */
    uint32_t edge;         /* the last edge on it */
    float label_width;     /* ems of its label's text, the widest */
    uint32_t next_of_pair; /* index + 1 */
};

struct past_edge {
    uint8_t role;
    uint32_t owner, slot, label; /* as in world_ref: the place */
    uint32_t target;             /* object number */
    uint64_t start, end;
    uint32_t route;
    bool weak;
    uint32_t next_of_owner; /* still open ones, newest first: index + 1 */
};

struct past_name {
    uint32_t frame; /* index of a past_frame */
    uint32_t label; /* string number */
    int row;        /* in its frame, in the order of first binding */
    uint64_t first; /* position of its first binding to something drawn */
    float width;    /* ems: name, and the widest plain value with it */
};

/* A box of names: the globals, or all calls of one function from one place of the stack. */
struct past_frame {
    uint32_t space;  /* the namespace object's number for globals, else 0 */
    uint32_t caller; /* index + 1 of the nearest caller that is here too */
    uint32_t name;   /* string number */
    int rows;
    float width; /* ems of the widest name */
};

struct history {
    struct past_object *objects;
    size_t object_count, object_capacity;
    struct past_edge *edges;
    size_t edge_count, edge_capacity;
    struct past_route *routes;
    size_t route_count, route_capacity;
    struct past_name *names;
    size_t name_count, name_capacity;
    struct past_frame *frames;
    size_t frame_count, frame_capacity;
    uint32_t *object_index; /* by object number: index + 1 of objects, 0: not drawn */
    size_t object_numbers;
    uint32_t *frame_index; /* by frame number: index + 1 of frames */
    size_t frame_numbers;
    bool collects;    /* there is a collection in it */
    bool has_garbage; /* at some moment something is unreachable and not freed */
    bool cut;         /* more than PAST_EDGES references: the rest are stubs */
};

void history_init(struct history *history, const struct timeline *timeline, const struct text_metrics *metrics);
void history_destroy(struct history *history);

/* Index + 1, or 0 when it is not drawn as a box. */
uint32_t history_object(const struct history *history, uint32_t number);
/* Index + 1 of a name, by its frame's past_frame index and label; 0: none. O(names of the frame). */
uint32_t history_name(const struct history *history, uint32_t frame, uint32_t label);
/* Index + 1 of the past_frame of a frame number, of a namespace object; 0: none. */
uint32_t history_frame(const struct history *history, uint32_t frame_number);
uint32_t history_space(const struct history *history, uint32_t object_number);

/* What is written at the source end of a reference: ".partner", "[0]"; the words live in `out`. */
struct text;
void history_label(const struct trace *trace, uint8_t role, uint32_t slot, uint32_t label, struct text *out);
/* A plain value as it is listed in a box: "name = 'a'"; nothing appended when it is not listed. */
void history_line(const struct trace *trace, const struct world_ref *ref, struct text *out);
/* A global that Python itself sets (__name__ and the like): not shown. */
bool history_is_hidden_name(const char *name);
/* A plain value that stands for a definition ("<module 'gc'>"): folded with the others. */
bool history_is_folded_value(const char *value);
enum shape history_shape(const char *type);
#endif

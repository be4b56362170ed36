#include "gc_lists.h"
#include "graph_image.h"

#include "memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The __del__ and the callbacks of a graph's objects: known to be there, not what they do. */
static value nothing(struct vm *vm, const value *args, int count, const struct keywords *keywords) {
    (void)vm, (void)args, (void)count, (void)keywords;
    return VALUE_NONE;
}
static const struct native finalizer_native = {"__del__", nothing, 1, 1, false};
static const struct native callback_native = {"callback", nothing, 1, 1, false};

struct image {
    struct vm *vm;
    const struct graph *graph;
    object_id *objects;   /* beside graph->objects */
    struct { const char *name; object_id class_object; bool finalizer; } *classes;
    size_t class_count, class_capacity;
};

/* A class for the objects of a type that Python does not have built in. */
static object_id class_for(struct image *image, const char *name, bool finalizer) {
    struct vm *vm = image->vm;
    for (size_t i = 0; i < image->class_count; i++)
        if (strcmp(image->classes[i].name, name) == 0 && image->classes[i].finalizer == finalizer)
            return image->classes[i].class_object;
    object_id namespace = dict_new(&vm->heap, OBJECT_IS_DEFINITION);
    if (finalizer) /* its __del__ does nothing that could be seen */
        dict_set_name(&vm->heap, namespace, vm->names.del, native_value(vm, &finalizer_native, vm->types.method_descriptor));
    struct keywords none = {0};
    value class_object = class_build(vm, atom_intern_text(&vm->heap, name), namespace, 0, NULL, 0, &none);
    heap_place(&vm->heap, class_object, place_at(ROLE_OUTSIDE, 0, 0, VALUE_NULL)); /* whoever made the graph has it */
    class_of(&vm->heap, class_object)->has_finalizer |= finalizer;
    memory_reserve(&image->classes, &image->class_capacity, image->class_count + 1, sizeof *image->classes);
    image->classes[image->class_count].name = name;
    image->classes[image->class_count].finalizer = finalizer;
    image->classes[image->class_count++].class_object = class_object;
    return class_object;
}

static object_id make_object(struct image *image, const struct graph_object *o) {
    struct vm *vm = image->vm;
    struct heap *heap = &vm->heap;
    if (strcmp(o->type, "list") == 0)
        return list_new(heap, 0, NULL);
    if (strcmp(o->type, "dict") == 0)
        return dict_new(heap, 0);
    if (strcmp(o->type, "tuple") == 0 && o->ref_count) { /* filled below: a tuple may stand in a cycle */
        value *items = memory_alloc(sizeof *items * (size_t)o->ref_count);
        for (int i = 0; i < o->ref_count; i++)
            items[i] = VALUE_NONE;
        object_id tuple = tuple_new(heap, (uint32_t)o->ref_count, items);
        free(items);
        return tuple;
    }
    return instance_new(heap, class_for(image, o->type, o->finalizer));
}

static void add_reference(struct image *image, const struct graph_object *o, object_id owner, int index) {
    struct heap *heap = &image->vm->heap;
    const struct graph_ref *ref = &o->refs[index];
    object_id target = image->objects[ref->target];
    heap_incref(heap, target);
    switch ((enum kind)heap->kind[owner]) {
    case KIND_LIST:
        list_append(heap, owner, target);
        break;
    case KIND_TUPLE:
        heap_words(heap, owner)[index] = target;
        heap_place(heap, target, place_at(ROLE_ITEM, owner, (uint32_t)index, VALUE_NULL));
        heap_track(heap, owner);
        break;
    default: {
        char number[16];
        snprintf(number, sizeof number, "%d", index);
        value label = atom_intern_text(heap, ref->label ? ref->label : number);
        if (heap->kind[owner] == KIND_DICT)
            dict_set_name(heap, owner, label, target);
        else
            instance_set(heap, owner, label, target);
    }
    }
}

static void add_weakrefs(struct image *image, const struct graph_object *o, object_id object) {
    struct vm *vm = image->vm;
    for (int i = 0; i < o->weakref_count; i++) {
        value callback = o->weakrefs[i].callback ? native_value(vm, &callback_native, vm->types.builtin) : VALUE_NULL;
        object_id weakref = weakref_new(&vm->heap, vm->types.weakref, object, callback);
        heap_place(&vm->heap, weakref, place_at(ROLE_OUTSIDE, 0, 0, VALUE_NULL));
    }
}

static void place_in_generation(struct heap *heap, object_id object, const struct graph_object *o) {
    static const enum gc_list lists[] = {LIST_YOUNG, LIST_MIDDLE, LIST_OLD};
    if (!o->tracked)
        heap_untrack(heap, object);
    else if (o->generation && heap->collector->generations > 1)
        gc_list_move(heap, object, heap->collector->generations > 2 ? lists[o->generation] : LIST_MIDDLE, 0);
}

void graph_image_make(struct vm *vm, const struct scenario *scenario) {
    struct heap *heap = &vm->heap;
    struct image image = {.vm = vm, .graph = &scenario->graph};
    int count = scenario->has_heap ? scenario->graph.object_count : 0;
    if (!scenario->has_heap)
        return;
    image.objects = memory_alloc(sizeof *image.objects * (size_t)(count + 1));
    for (int i = 0; i < count; i++)
        image.objects[i] = make_object(&image, &scenario->graph.objects[i]);
    for (int i = 0; i < count; i++)
        for (int r = 0; r < scenario->graph.objects[i].ref_count; r++)
            add_reference(&image, &scenario->graph.objects[i], image.objects[i], r);
    for (int i = 0; i < scenario->graph.name_count; i++) {
        object_id target = image.objects[scenario->graph.names[i].target];
        heap_incref(heap, target);
        dict_set_name(heap, vm->globals, atom_intern_text(heap, scenario->graph.names[i].name), target);
    }
    for (int i = 0; i < count; i++) {
        const struct graph_object *o = &scenario->graph.objects[i];
        add_weakrefs(&image, o, image.objects[i]);
        for (int k = 0; k < o->outside; k++)
            heap_incref_at(heap, image.objects[i], place_at(ROLE_OUTSIDE, 0, 0, VALUE_NULL));
        place_in_generation(heap, image.objects[i], o);
    }
    /* Only now the maker's own references go: what nothing holds is freed at once, as it would have been. */
    for (int i = 0; i < count; i++)
        heap_decref(heap, image.objects[i]);
    free(image.objects);
    free(image.classes);
}

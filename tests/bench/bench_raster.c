/* How long a frame of 1,000 boxes, 1,000 curved references and 1,000 labels takes at 1280x720, whole and when one
 * object moved; and the same boxes and curves (without labels) through SDL_RenderGeometry on SDL's software renderer
 * with feathered edges, the usual way to draw smoothly with SDL. Usage: bench_raster [objects] [seconds] */
#include "painter.h"
#include "png.h"
#include <SDL2/SDL.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct object {
    float x, y, w, h;
    int to;
};

struct heap {
    struct object *objects;
    int count;
};

enum { WIDTH = 1280, HEIGHT = 720, STEPS = 12 };
static const colour fills[4] = {0xDCEBFFFF, 0xDDF3E4FF, 0xFFE9D1FF, 0xF9DADFFF};

/* Processor time: others may use the machine, too. */
static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static struct heap make_heap(int count) {
    struct heap heap = {calloc((size_t)count, sizeof *heap.objects), count};
    int columns = (int)ceil(sqrt(count * (double)WIDTH / HEIGHT)), rows = (count + columns - 1) / columns;
    float across = WIDTH / (float)columns, down = HEIGHT / (float)rows;
    uint32_t seed = 1;
    for (int i = 0; i < count; i++) {
        seed = seed * 1664525u + 1013904223u;
        float shift = (float)(seed >> 24) / 256 - 0.5f;
        heap.objects[i] = (struct object){
            ((float)(i % columns) + 0.2f + shift * 0.2f) * across, ((float)(i / columns) + 0.2f - shift * 0.2f) * down,
            across * 0.6f, down * 0.55f,
            (i + ((seed >> 8 & 1) ? columns + (int)(seed >> 9 & 3) - 1 : 1 + (int)(seed >> 9 & 3))) % count};
    }
    return heap;
}

static void curve_of(const struct heap *heap, int i, struct draw_point p[4]) {
    const struct object *a = &heap->objects[i], *b = &heap->objects[a->to];
    float ax = a->x + a->w, ay = a->y + a->h / 2, bx = b->x, by = b->y + b->h / 2;
    float pull = 12 + fabsf(bx - ax) * 0.25f;
    p[0] = (struct draw_point){ax, ay};
    p[1] = (struct draw_point){ax + pull, ay};
    p[2] = (struct draw_point){bx - pull, by};
    p[3] = (struct draw_point){bx, by};
}

static void draw_heap(struct drawlist *list, const struct heap *heap, bool outlined) {
    draw_clear(list, WIDTH, HEIGHT, 0xF6F7F9FF);
    for (int i = 0; i < heap->count; i++) {
        struct draw_point p[4];
        curve_of(heap, i, p);
        draw_path(list, p, 4, true, 0x69727DFF, 1.5f)->arrow = 7;
    }
    for (int i = 0; i < heap->count; i++) {
        const struct object *o = &heap->objects[i];
        struct draw *box = draw_rect(list, o->x, o->y, o->w, o->h, fminf(5, o->h / 3), fills[i & 3]);
        box->stroke = outlined ? 0x2F3A46FF : 0;
        box->width = 1;
    }
    for (int i = 0; i < heap->count; i++) {
        const struct object *o = &heap->objects[i];
        char label[16];
        int length = snprintf(label, sizeof label, "obj%d", i);
        draw_text(list, o->x + 2, o->y + o->h / 2 + 3, FONT_SANS, heap->count > 2000 ? 6 : 9, 0x101216FF, label,
                  (size_t)length);
    }
}

/* The peer: triangle strips whose outer vertices are transparent. */
struct mesh {
    SDL_Vertex *vertices;
    int *indices;
    int vertex_count, index_count;
};

static int vertex(struct mesh *mesh, float x, float y, SDL_Color c) {
    mesh->vertices[mesh->vertex_count] = (SDL_Vertex){{x, y}, c, {0, 0}};
    return mesh->vertex_count++;
}

static void triangle(struct mesh *mesh, int a, int b, int c) {
    int *at = mesh->indices + mesh->index_count;
    at[0] = a, at[1] = b, at[2] = c;
    mesh->index_count += 3;
}

static void mesh_box(struct mesh *mesh, const struct object *o, SDL_Color fill) {
    SDL_Color none = fill;
    none.a = 0;
    float r = fminf(5, o->h / 3);
    int middle = vertex(mesh, o->x + o->w / 2, o->y + o->h / 2, fill), first = mesh->vertex_count, count = 24;
    for (int i = 0; i < count; i++) {
        float turn = (float)(i / 6) * 1.5707963f + (float)(i % 6) / 5 * 1.5707963f, s = sinf(turn), c = cosf(turn);
        float x = c > 0.001f || (i / 6 == 0 || i / 6 == 3) ? o->x + o->w - r : o->x + r;
        float y = i / 6 < 2 ? o->y + o->h - r : o->y + r;
        if (i / 6 == 1 || i / 6 == 2)
            x = o->x + r;
        vertex(mesh, x + c * (r - 0.5f), y + s * (r - 0.5f), fill);
        vertex(mesh, x + c * (r + 0.5f), y + s * (r + 0.5f), none);
    }
    for (int i = 0; i < count; i++) {
        int a = first + 2 * i, b = first + 2 * ((i + 1) % count);
        triangle(mesh, middle, a, b);
        triangle(mesh, a, a + 1, b + 1);
        triangle(mesh, a, b + 1, b);
    }
}

static void mesh_curve(struct mesh *mesh, const struct draw_point p[4], float width, SDL_Color ink) {
    SDL_Color none = ink;
    none.a = 0;
    struct draw_point at[STEPS + 1];
    for (int i = 0; i <= STEPS; i++) {
        float t = (float)i / STEPS, s = 1 - t;
        float a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
        at[i] = (struct draw_point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                                    a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
    }
    int first = mesh->vertex_count;
    float inner = fmaxf(width / 2 - 0.5f, 0), outer = width / 2 + 0.5f;
    for (int i = 0; i <= STEPS; i++) {
        float dx = at[i < STEPS ? i + 1 : i].x - at[i ? i - 1 : 0].x,
              dy = at[i < STEPS ? i + 1 : i].y - at[i ? i - 1 : 0].y;
        float length = sqrtf(dx * dx + dy * dy) + 1e-6f, nx = -dy / length, ny = dx / length;
        vertex(mesh, at[i].x + nx * outer, at[i].y + ny * outer, none);
        vertex(mesh, at[i].x + nx * inner, at[i].y + ny * inner, ink);
        vertex(mesh, at[i].x - nx * inner, at[i].y - ny * inner, ink);
        vertex(mesh, at[i].x - nx * outer, at[i].y - ny * outer, none);
    }
    for (int i = 0; i < STEPS; i++)
        for (int k = 0; k < 3; k++) {
            int a = first + 4 * i + k;
            triangle(mesh, a, a + 1, a + 5);
            triangle(mesh, a, a + 5, a + 4);
        }
}

static double measure_geometry(const struct heap *heap, double seconds) {
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
    SDL_SetRenderDrawBlendMode(renderer, SDL_BLENDMODE_BLEND);
    size_t most = (size_t)heap->count * 700;
    struct mesh mesh = {malloc(most * sizeof *mesh.vertices), malloc(most * sizeof *mesh.indices), 0, 0};
    double start = now(), best = 1e9;
    for (int frames = 0; frames < 2 || now() - start < seconds; frames++) {
        double begin = now();
        mesh.vertex_count = mesh.index_count = 0;
        SDL_SetRenderDrawColor(renderer, 0xF6, 0xF7, 0xF9, 255);
        SDL_RenderClear(renderer);
        for (int i = 0; i < heap->count; i++) {
            struct draw_point p[4];
            curve_of(heap, i, p);
            mesh_curve(&mesh, p, 1.5f, (SDL_Color){0x69, 0x72, 0x7D, 255});
        }
        for (int i = 0; i < heap->count; i++) {
            struct object edge = heap->objects[i];
            mesh_box(&mesh, &edge, (SDL_Color){0x2F, 0x3A, 0x46, 255});
            edge.x += 1, edge.y += 1, edge.w -= 2, edge.h -= 2;
            colour f = fills[i & 3];
            mesh_box(&mesh, &edge, (SDL_Color){(Uint8)(f >> 24), (Uint8)(f >> 16), (Uint8)(f >> 8), 255});
        }
        SDL_RenderGeometry(renderer, NULL, mesh.vertices, mesh.vertex_count, mesh.indices, mesh.index_count);
        SDL_RenderPresent(renderer);
        best = fmin(best, now() - begin);
    }
    free(mesh.vertices);
    free(mesh.indices);
    SDL_DestroyRenderer(renderer);
    SDL_FreeSurface(surface);
    return best * 1e3;
}

int main(int count, char **words) {
    struct heap heap = make_heap(count > 1 ? atoi(words[1]) : 1000);
    double seconds = count > 2 ? atof(words[2]) : 1;
    struct faults faults;
    faults_init(&faults);
    struct fonts *fonts = fonts_open(&faults);
    struct drawlist list;
    draw_init(&list);
    struct painter painter;
    painter_init(&painter, fonts);
    double whole[2] = {1e9, 1e9}, moved = 1e9, listed = 1e9, start;
    for (int outlined = 0; outlined < 2; outlined++) {
        start = now();
        for (int frames = 0; frames < 3 || now() - start < seconds; frames++) {
            double begin = now();
            draw_heap(&list, &heap, outlined);
            listed = fmin(listed, now() - begin);
            begin = now();
            painter_draw(&painter, &list);
            whole[outlined] = fmin(whole[outlined], now() - begin);
        }
    }
    start = now();
    for (int frames = 0; frames < 3 || now() - start < seconds; frames++) {
        heap.objects[heap.count / 2].x += frames & 1 ? 3.0f : -3.0f;
        draw_heap(&list, &heap, true);
        double begin = now();
        painter_update(&painter, &list);
        moved = fmin(moved, now() - begin);
    }
    if (count > 3)
        png_write(&painter.raster, words[3], &faults);
    double peer = measure_geometry(&heap, seconds);
    printf("%d objects, references and labels at %dx%d, best of %.1f s each\n", heap.count, WIDTH, HEIGHT, seconds);
    printf("  making the drawlist                    %7.2f ms\n", listed * 1e3);
    printf("  drawn whole                            %7.2f ms\n", whole[0] * 1e3);
    printf("  the same, every box outlined too       %7.2f ms\n", whole[1] * 1e3);
    printf("  one object moved, boxes outlined       %7.2f ms\n", moved * 1e3);
    printf(
        "  SDL_RenderGeometry, boxes outlined,\n    but neither labels nor heads         %7.2f ms = %.1f times ours\n",
        peer, peer / (whole[1] * 1e3));
    painter_destroy(&painter);
    draw_destroy(&list);
    fonts_close(fonts);
    faults_destroy(&faults);
    free(heap.objects);
    return 0;
}

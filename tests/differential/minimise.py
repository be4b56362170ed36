"""Makes a failing program small: delta debugging over statements, then over the parts of expressions."""
import ast
import copy
import warnings

PROTECTED = ("gc.collect()", "import gc")  # without the first collection what a fresh interpreter holds would tell


def small(source, fails, expressions=True):
    """The smallest program found for which fails(source) still holds. `fails` must hold for `source`. Without
    `expressions` only statements are left out (2.7 reads a bare `print` otherwise than what simplifies it)."""
    while True:
        before = source
        source = fewer_statements(source, fails)
        if expressions and hasattr(ast, "unparse"):
            source = simpler_expressions(source, fails)
        if source == before:
            return source


def compiles(source):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, "x", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


def tree_of(lines):
    """Lines as a list of [line, children]; comments and blank lines are left out."""
    root, stack = [], []
    for line in lines:
        if not line.strip() or line.strip().startswith("#"):
            continue
        depth = len(line) - len(line.lstrip())
        while stack and stack[-1][0] >= depth:
            stack.pop()
        node = [line.strip(), []]
        (stack[-1][1][1] if stack else root).append(node)
        stack.append((depth, node))
    return root


def text_of(nodes, depth=0):
    out = []
    for line, children in nodes:
        out.append("    " * depth + line)
        if line.endswith(":") and not children:
            out.append("    " * (depth + 1) + "pass")
        out.extend(text_of(children, depth + 1))
    return out


def fewer_statements(source, fails):
    root = tree_of(source.split("\n"))

    def good():
        text = "\n".join(text_of(root)) + "\n"
        return compiles(text) and fails(text)

    if not good():
        return source

    def shrink(nodes):
        size = max(1, len(nodes) // 2)
        while size >= 1:
            index = 0
            while index < len(nodes):
                cut = nodes[index:index + size]
                if any(line in PROTECTED for line, _ in cut):
                    index += size
                    continue
                del nodes[index:index + size]
                if not good():
                    nodes[index:index] = cut
                    index += size
            size //= 2
        index = 0
        while index < len(nodes):
            line, children = nodes[index]
            if children and not line.startswith(("def ", "class ")):
                node = nodes[index]
                nodes[index:index + 1] = children
                if good():
                    continue
                nodes[index:index + len(children)] = [node]
            shrink(nodes[index][1])
            index += 1

    shrink(root)
    return "\n".join(text_of(root)) + "\n"


def simpler_expressions(source, fails):
    tree = ast.parse(source)

    def good():
        text = ast.unparse(tree) + "\n"
        return compiles(text) and fails(text)

    if not good():
        return source
    nodes = list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, ast.arguments) or (isinstance(node, ast.Expr) and ast.unparse(node) in PROTECTED):
            continue
        for field in ("args", "keywords", "elts", "targets", "names", "bases", "values"):
            items = getattr(node, field, None)
            if not isinstance(items, list) or isinstance(node, (ast.JoinedStr, ast.BoolOp)):
                continue
            index = len(items) - 1
            while index >= 0:
                cut = items.pop(index)
                key = node.keys.pop(index) if isinstance(node, ast.Dict) else None
                kept = False
                if field != "targets" or items:
                    try:
                        kept = good()
                    except Exception:
                        kept = False
                if not kept:
                    items.insert(index, cut)
                    if isinstance(node, ast.Dict):
                        node.keys.insert(index, key)
                index -= 1
        for field, value in list(ast.iter_fields(node)):
            if isinstance(value, ast.expr) and not isinstance(value, (ast.Constant, ast.Name, ast.JoinedStr)) and field not in ("target", "func"):
                for other in [ast.Constant(None)] + [copy.deepcopy(e) for e in ast.iter_child_nodes(value) if isinstance(e, ast.expr)]:
                    setattr(node, field, other)
                    try:
                        if good():
                            break
                    except Exception:
                        pass
                    setattr(node, field, value)
    return ast.unparse(tree) + "\n"

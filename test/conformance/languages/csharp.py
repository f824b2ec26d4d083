"""Parses the C# files in a folder: prints as JSON which of them are not C#, and the names of the types that the others declare."""
import json
import pathlib
import sys

import tree_sitter_c_sharp
from tree_sitter import Language, Parser

KINDS = {"class_declaration", "interface_declaration", "enum_declaration", "struct_declaration"}
parser = Parser(Language(tree_sitter_c_sharp.language()))
errors, types = [], set()
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.cs")):
    root = parser.parse(path.read_bytes()).root_node
    if root.has_error:
        errors.append(path.name)
    pending = [root]
    while pending:
        node = pending.pop()
        pending.extend(node.children)
        if node.type in KINDS:
            types.add(node.child_by_field_name("name").text.decode())
print(json.dumps({"errors": errors, "types": sorted(types)}))

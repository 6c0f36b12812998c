"""Our templates as Python: attributes and items are asked for and functions called as Python itself
does.

Jinja asks an environment for each attribute, and hands each call to a context that looks whether
the function wants it. No function of ours does, and nothing of ours has items where it lacks
attributes; without these ways around, a page costs a third less.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import partial
from keyword import iskeyword
from typing import Any

import markupsafe
from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

as_html: Callable[[str], Markup] = partial(str.__new__, Markup)
"""What Markup itself does with a string, after it has asked what it is."""
escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
"""Words as they stand in a page: the same where nothing is to be escaped, as in most. It is what
`escape` asks, which then makes a Markup of them."""


def shown(value: object) -> str:
    """Anything as it stands in a page."""
    kind = type(value)
    if kind is str:
        return escaped(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(value) if kind is int else escape(value)


class _Plain(CodeGenerator):
    """`a.b`, `a[b]` and `f(a)` for `environment.getattr(a, "b")`, `environment.getitem(a, b)` and
    `context.call(f, a)`."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Jinja's hook."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Jinja's hook."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        """Jinja's hook."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:
        """Jinja's hook. What is not written is nothing: Jinja makes a value that tells of it."""
        if node.expr2 is None:
            node = nodes.CondExpr(node.test, node.expr1, nodes.Const(""), lineno=node.lineno)
        super().visit_CondExpr(node, frame)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
        else:
            self.write("environment.macros(")
            self.visit(node.template, frame)
            self.write(")")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: object) -> str:
        """Only what stands in the template: what a filter makes of a constant is in one language,
        and the code is for all."""
        if isinstance(node, nodes.TemplateData):
            return super()._output_child_to_const(node, frame, finalize)  # type: ignore[arg-type]
        raise nodes.Impossible

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Jinja's hook."""
        takes = len(macro_ref.node.args)
        self.write("environment.macro(")
        super().macro_def(macro_ref, frame)
        asks = macro_ref.accesses_caller, macro_ref.accesses_kwargs, macro_ref.accesses_varargs
        self.write(")" if any(asks) else f", macro, {takes})")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)  # type: ignore[arg-type]
        else:  # Most is HTML already: what a macro, a message or a body gives.
            self.write("(shown if type(shown := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)  # type: ignore[arg-type]
        else:
            plain = "environment.escaped(shown) if type(shown) is str"
            self.write(f") is Markup else {plain} else environment.shown(shown))")


class PlainEnvironment(Environment):
    """Jinja's environment for templates that need none of its ways around."""

    code_generator_class = _Plain

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, optimized=False)  # it asks filters, too
        self._macros: dict[str, TemplateModule] = {}
        self._pages: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Jinja's hook. It would chain the two, and go through the chain for each page."""
        return {**self.globals, **(d or {})}

    def page(self, template: str) -> Template:
        """A page's template, without looking whether its file is another by now."""
        made = self._pages.get(template)
        if made is None:
            made = self._pages[template] = self.get_template(template)
        return made

    def macros(self, template: str) -> TemplateModule:
        """The macros of a template that needs nothing of a page's own."""
        made = self._macros.get(template)
        if made is None:
            made = self._macros[template] = self.get_template(template).module
        return made

    @staticmethod
    def macro(
        macro: Macro, made: Callable[..., str] | None = None, takes: int = 0
    ) -> Callable[..., str]:
        """A macro to be called: without ado where it gets its arguments in their order."""
        if made is None:
            return macro
        absent = tuple((missing,) * (takes - given) for given in range(takes + 1))

        def call(*given: object, **named: object) -> str:
            if named or len(given) > takes:
                return macro(*given, **named)
            return as_html(made(*given, *absent[len(given)]))

        return call

    escaped, shown = staticmethod(escaped), staticmethod(shown)

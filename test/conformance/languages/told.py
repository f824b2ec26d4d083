"""told.ts, in Python: line by line the same, for the same files."""
import json
import pathlib
import re

from aws_cdk.assertions import Template
from cdk_amazon_connect_iam import (
    AccessAssertions, ConnectAccessChanges, ConnectAccessReport, ConnectAction, ConnectJob, ConsoleUseCase, PrincipalAssertions,
)


def tell(stack, directory):
    def write(file, text):
        pathlib.Path(directory, file).write_bytes(text.encode())

    report = ConnectAccessReport.from_assembly(directory)
    write("report.txt", report.to_text(width=120, color=True))
    write("report.html", report.to_html())
    write("report.md", report.to_markdown(title="The access of the app", date="2026-11-28"))
    write("report.csv", report.to_csv())
    write("report.json", ConnectAccessReport.from_json(report.to_json()).to_json())
    reader = json.loads('{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "connect:ListUsers", "Resource": "*" }] }')
    changes: ConnectAccessChanges = report.compare_to(ConnectAccessReport.from_templates({"reader": reader}))
    write("changes.txt", changes.to_text())
    write("changes.md", changes.to_markdown())
    write("changes.json", changes.to_json())
    write("none.txt", "nothing changed" if report.compare_to(ConnectAccessReport.from_stack(stack)).is_empty else "something changed")

    queue = "arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555/queue/11111111-2222-3333-4444-555555555555"
    access = AccessAssertions.from_stack(stack)
    reading: PrincipalAssertions = access.principal(stack.node.find_child("Reader"))
    (
        reading.can(
            ConnectAction.DESCRIBE_QUEUE, resource=queue, context={"aws:MultiFactorAuthPresent": "true"}, list_context={"aws:TagKeys": ["Team"]}, strict_context=True, allow_unknown_action=False, conditions=[],
        )
        .cannot(ConnectAction.DELETE_QUEUE, resource=queue).cannot_call("s3:GetObject").can_only(ConnectAction.DESCRIBE_QUEUE).can_only_call("connect:DescribeQueue")
    )
    access.principal_named("Admin").can_do_use_case(ConsoleUseCase.LIST_INSTANCE).can_do_job(ConnectJob.DIRECTORY_LOOKUP)
    AccessAssertions.from_template(Template.from_stack(stack)).principal_named("ReaderF7BF189D").can_call("connect:DescribeQueue")
    try:
        reading.can(ConnectAction.DELETE_QUEUE)
    except RuntimeError as error:
        write("refused.txt", re.search(r"\S* cannot .*", str(error))[0])

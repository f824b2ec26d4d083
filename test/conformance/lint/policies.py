"""Reads policies as JSON and writes what parliament, policy_sentry and cloudsplaining have to say of them."""
import json
import sys

import parliament
from cloudsplaining.scan.policy_document import PolicyDocument
from policy_sentry.analysis.analyze import analyze_by_access_level
from policy_sentry.querying.actions import get_action_data
from policy_sentry.util.arns import does_arn_match


def listed(value):
    return value if isinstance(value, list) else [value]


def by_parliament(document):
    """One finding for each action: its own lists differ with every policy that has one action more."""
    for found in parliament.analyze_policy_string(json.dumps(document), include_community_auditors=True).findings:
        detail = found.detail or ""
        if isinstance(detail, list):
            for action in sorted({entry["action"] if isinstance(entry, dict) else entry for entry in detail}):
                yield f"{found.issue} {action}"
        else:
            yield f"{found.issue} {detail}".strip()


def by_policy_sentry(document):
    """Actions that its copy of the Service Authorization Reference lacks or has no such resource for, and what manages permissions."""
    for action in analyze_by_access_level(document, "Permissions management"):
        yield f"PermissionsManagement {action}"
    for statement in document["Statement"]:
        resources = listed(statement.get("Resource", "*"))
        for action in (a for a in listed(statement["Action"]) if "*" not in a):
            data = get_action_data(*action.split(":"))
            if not data:
                yield f"UnknownAction {action}"
                continue
            formats = {row["resource_arn_format"] for rows in data.values() for row in rows}
            if resources == ["*"]:
                if "*" not in formats and statement["Effect"] == "Allow" and "Condition" not in statement:
                    yield f"NotRestricted {action}"
            elif not any(does_arn_match(arn, form) for arn in resources for form in formats - {"*"}):
                yield f"NoSuchResource {action}"


CATEGORIES = {
    "PrivilegeEscalation": "allows_privilege_escalation",
    "DataExfiltration": "allows_data_exfiltration_actions",
    "CredentialsExposure": "credentials_exposure",
    "ResourceExposure": "permissions_management_without_constraints",
    "InfrastructureModification": "infrastructure_modification",
    "ServiceWildcard": "service_wildcard",
    "NotAction": "contains_statement_using_not_action",
}


def by_cloudsplaining(document):
    policy = PolicyDocument(document)
    for category, attribute in CATEGORIES.items():
        for found in getattr(policy, attribute):
            yield f"{category} {found if isinstance(found, str) else found.get('type', found)}"


findings = {"parliament": [], "policy_sentry": [], "cloudsplaining": []}
for policy in json.load(sys.stdin):
    document, where = policy["document"], policy["where"]
    tools = [("parliament", by_parliament)]
    # The other two read what identities have.
    if policy["kind"] == "identity":
        tools += [("policy_sentry", by_policy_sentry), ("cloudsplaining", by_cloudsplaining)]
    for tool, judge in tools:
        findings[tool] += [{"finding": finding, "where": where} for finding in judge(document)]
json.dump(findings, sys.stdout)

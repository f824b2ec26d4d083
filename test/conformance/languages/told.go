// told.ts, in Go: line by line the same, for the same files.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"
	. "github.com/cdk-amazon-connect-iam/cdk-amazon-connect-iam-go/cdkamazonconnectiam"
)

func tell(stack awscdk.Stack, directory *string) {
	write := func(file string, text *string) {
		if err := os.WriteFile(filepath.Join(*directory, file), []byte(*text), 0o644); err != nil {
			panic(err)
		}
	}

	report := ConnectAccessReport_FromAssembly(directory)
	write("report.txt", report.ToText(&ConnectAccessReportTextOptions{Width: jsii.Number(120), Color: jsii.Bool(true)}))
	write("report.html", report.ToHtml(nil))
	page := &ConnectAccessReportPageOptions{Title: s("The access of the app"), Date: s("2026-11-28")}
	write("report.md", report.ToMarkdown(page))
	write("report.csv", report.ToCsv())
	write("report.json", ConnectAccessReport_FromJson(report.ToJson()).ToJson())
	var reader any
	json.Unmarshal([]byte(`{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "connect:ListUsers", "Resource": "*" }] }`), &reader)
	var changes ConnectAccessChanges = report.CompareTo(ConnectAccessReport_FromTemplates(&map[string]any{"reader": reader}))
	write("changes.txt", changes.ToText())
	write("changes.md", changes.ToMarkdown())
	write("changes.json", changes.ToJson())
	write("none.txt", s(either(*report.CompareTo(ConnectAccessReport_FromStack(stack)).IsEmpty(), "nothing changed", "something changed")))

	queue := s("arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555/queue/11111111-2222-3333-4444-555555555555")
	access := AccessAssertions_FromStack(stack, nil)
	var reading PrincipalAssertions = access.Principal(stack.Node().FindChild(s("Reader")))
	reading.
		Can(ConnectAction_DESCRIBE_QUEUE, &ConditionalAccessRequest{Resource: queue, Context: &map[string]*string{"aws:MultiFactorAuthPresent": s("true")},
			ListContext: &map[string]*[]*string{"aws:TagKeys": jsii.Strings("Team")}, StrictContext: jsii.Bool(true), AllowUnknownAction: jsii.Bool(false), Conditions: &[]*ExpectedCondition{}}).
		Cannot(ConnectAction_DELETE_QUEUE, &AccessRequest{Resource: queue}).CannotCall(s("s3:GetObject"), nil).CanOnly(ConnectAction_DESCRIBE_QUEUE).
		CanOnlyCall(s("connect:DescribeQueue"))
	access.PrincipalNamed(s("Admin")).CanDoUseCase(ConsoleUseCase_LIST_INSTANCE(), nil).CanDoJob(ConnectJob_DIRECTORY_LOOKUP(), nil)
	AccessAssertions_FromTemplate(assertions.Template_FromStack(stack, nil), nil).PrincipalNamed(s("ReaderF7BF189D")).CanCall(s("connect:DescribeQueue"), nil)
	defer func() { write("refused.txt", s(regexp.MustCompile(`\S* cannot .*`).FindString(fmt.Sprint(recover())))) }()
	reading.Can(ConnectAction_DELETE_QUEUE, nil)
}

func texts(values *[]*string) (result []string) {
	for _, value := range *values {
		result = append(result, *value)
	}
	return
}

func either(condition bool, yes string, no string) string {
	if condition {
		return yes
	}
	return no
}

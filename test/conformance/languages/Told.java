/* told.ts, in Java: line by line the same, for the same files. */
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdk_amazon_connect_iam.*;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

class Told {
    static void write(String directory, String file, String text) throws IOException {
        Files.writeString(Path.of(directory, file), text);
    }

    static void tell(Stack stack, String directory) throws IOException {
        ConnectAccessReport report = ConnectAccessReport.fromAssembly(directory);
        write(directory, "report.txt", report.toText(ConnectAccessReportTextOptions.builder().width(120).color(true).build()));
        write(directory, "report.html", report.toHtml());
        write(directory, "report.md", report.toMarkdown(ConnectAccessReportPageOptions.builder()
            .title("The access of the app")
            .date("2026-11-28")
            .build()));
        write(directory, "report.csv", report.toCsv());
        write(directory, "report.json", ConnectAccessReport.fromJson(report.toJson()).toJson());
        Map<?, ?> reader = new ObjectMapper().readValue(
            "{ \"Version\": \"2012-10-17\", \"Statement\": [{ \"Effect\": \"Allow\", \"Action\": \"connect:ListUsers\", \"Resource\": \"*\" }] }", Map.class);
        ConnectAccessChanges changes = report.compareTo(ConnectAccessReport.fromTemplates(Map.of("reader", reader)));
        write(directory, "changes.txt", changes.toText());
        write(directory, "changes.md", changes.toMarkdown());
        write(directory, "changes.json", changes.toJson());
        write(directory, "none.txt", report.compareTo(ConnectAccessReport.fromStack(stack)).getIsEmpty() ? "nothing changed" : "something changed");

        String queue = "arn:aws:connect:eu-west-2:111122223333:instance/11111111-2222-3333-4444-555555555555/queue/11111111-2222-3333-4444-555555555555";
        AccessAssertions access = AccessAssertions.fromStack(stack);
        PrincipalAssertions reading = access.principal(stack.getNode().findChild("Reader"));
        reading
            .can(ConnectAction.DESCRIBE_QUEUE, ConditionalAccessRequest.builder().resource(queue).context(Map.of("aws:MultiFactorAuthPresent", "true"))
                .listContext(Map.of("aws:TagKeys", List.of("Team"))).strictContext(true).allowUnknownAction(false).conditions(List.of()).build())
            .cannot(ConnectAction.DELETE_QUEUE, AccessRequest.builder().resource(queue).build()).cannotCall("s3:GetObject").canOnly(ConnectAction.DESCRIBE_QUEUE)
            .canOnlyCall("connect:DescribeQueue");
        access.principalNamed("Admin").canDoUseCase(ConsoleUseCase.LIST_INSTANCE).canDoJob(ConnectJob.DIRECTORY_LOOKUP);
        AccessAssertions.fromTemplate(Template.fromStack(stack)).principalNamed("ReaderF7BF189D").canCall("connect:DescribeQueue");
        try {
            reading.can(ConnectAction.DELETE_QUEUE);
        } catch (RuntimeException error) {
            Matcher words = Pattern.compile("\\S* cannot .*").matcher(error.getMessage());
            words.find();
            write(directory, "refused.txt", words.group());
        }
    }
}

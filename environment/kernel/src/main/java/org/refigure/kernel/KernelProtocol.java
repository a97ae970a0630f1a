package org.refigure.kernel;

import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
import io.github.spencerpark.jupyter.messages.request.CommInfoRequest;
import io.github.spencerpark.jupyter.messages.request.CompleteRequest;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import io.github.spencerpark.jupyter.messages.request.InspectRequest;
import io.github.spencerpark.jupyter.messages.request.InterruptRequest;
import io.github.spencerpark.jupyter.messages.request.IsCompleteRequest;
import io.github.spencerpark.jupyter.messages.request.KernelInfoRequest;
import io.github.spencerpark.jupyter.messages.request.ShutdownRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Answers the requests of the Jupyter messaging protocol.
 *
 * <p>Replies are plain maps: basekernel's reply classes lack the {@code status} that every reply
 * must have, and write history entries as objects instead of triples.
 */
final class KernelProtocol {

  private final JavaKernel kernel;
  private final KernelConnection connection;
  private final CodeEvaluator evaluator;
  private final CodeAssistant assistant;
  private final History history = new History();
  private int executionCount;

  KernelProtocol(JavaKernel kernel, KernelConnection connection, CodeEvaluator evaluator) {
    this.kernel = kernel;
    this.connection = connection;
    this.evaluator = evaluator;
    this.assistant = new CodeAssistant(evaluator);
  }

  /** Takes over the connection's requests. */
  void register() {
    connection.setHandler(MessageType.EXECUTE_REQUEST, this::execute);
    connection.setHandler(MessageType.COMPLETE_REQUEST, this::complete);
    connection.setHandler(MessageType.INSPECT_REQUEST, this::inspect);
    connection.setHandler(MessageType.IS_COMPLETE_REQUEST, this::isComplete);
    connection.setHandler(MessageType.HISTORY_REQUEST, this::history);
    connection.setHandler(MessageType.KERNEL_INFO_REQUEST, this::kernelInfo);
    connection.setHandler(MessageType.INTERRUPT_REQUEST, this::interrupt);
    connection.setHandler(MessageType.SHUTDOWN_REQUEST, this::shutdown);
    connection.setHandler(MessageType.COMM_INFO_REQUEST, this::commInfo);
    connection.setHandler(DebugMessages.REQUEST, this::debug);
  }

  private void execute(ShellReplyEnvironment env, Message<ExecuteRequest> message) {
    ExecuteRequest request = message.getContent();
    boolean counts = !request.isSilent() && request.shouldStoreHistory();
    boolean isKept = counts && request.getCode().length() <= CodeEvaluator.LONGEST_CELL;
    int count = counts ? ++executionCount : executionCount;
    env.setBusyDeferIdle();
    if (!request.isSilent()) {
      env.publish(new PublishExecuteInput(request.getCode(), count));
    }
    kernel.getIO().attach(env, request.isStdinEnabled());
    CellResult<DisplayData> result =
        evaluator.evaluate(count, request.getCode(), kernel::show).without(DisplayData.EMPTY);
    if (isKept) {
      String output = result.value().map(JavaKernel::plainText).orElse("");
      history.add(count, request.getCode(), output);
    }
    if (!request.isSilent()) {
      result.value().ifPresent(data -> env.publish(new PublishExecuteResult(count, data)));
      result.error().ifPresent(error -> env.publish(published(error)));
    }
    Map<String, Object> reply = executeReply(result, count);
    if (result.error().isEmpty()) {
      reply.put("user_expressions", userExpressions(request, count));
    }
    reply(env, MessageType.EXECUTE_REPLY, reply);
    if (result.error().isPresent() && request.shouldStopOnError()) {
      abortWaiting();
    }
  }

  private Map<String, Object> executeReply(CellResult<DisplayData> result, int count) {
    Map<String, Object> content = result.error().map(KernelProtocol::failure).orElseGet(() -> ok());
    content.put("execution_count", count);
    content.put("payload", kernel.takePayloads());
    return content;
  }

  /** What a front end wants to know after a cell, by the names it gave. */
  private Map<String, Object> userExpressions(ExecuteRequest request, int count) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (request.getUserExpr() != null) {
      request.getUserExpr().forEach((name, code) -> values.put(name, expression(code, count)));
    }
    return values;
  }

  private Map<String, Object> expression(String code, int count) {
    CellResult<DisplayData> result = evaluator.evaluate(count, code, value -> kernel.render(value));
    if (result.error().isPresent()) {
      return failure(result.error().get());
    }
    Map<String, Object> content = ok();
    content.put("data", Map.of("text/plain", result.value().map(JavaKernel::plainText).orElse("")));
    content.put("metadata", Map.of());
    return content;
  }

  /** After a failed cell, the cells queued behind it ("Run all") are not run. */
  private void abortWaiting() {
    for (Message<?> waiting : connection.takeWaiting()) {
      if (waiting.getHeader().getType() == MessageType.EXECUTE_REQUEST) {
        connection.answer(waiting, KernelProtocol::abort);
      } else {
        connection.handle(waiting);
      }
    }
  }

  private static void abort(ShellReplyEnvironment env) {
    env.setBusyDeferIdle();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("status", "aborted");
    reply(env, MessageType.EXECUTE_REPLY, content);
    env.resolveDeferrals();
  }

  private void complete(ShellReplyEnvironment env, Message<CompleteRequest> message) {
    env.setBusyDeferIdle();
    String code = message.getContent().getCode();
    int cursor = offset(code, message.getContent().getCursorPos());
    ReplacementOptions options = assistant.complete(code, cursor);
    Map<String, Object> content = ok();
    content.put("matches", options.getReplacements());
    content.put("cursor_start", code.codePointCount(0, options.getSourceStart()));
    content.put("cursor_end", code.codePointCount(0, options.getSourceEnd()));
    content.put("metadata", Map.of());
    reply(env, MessageType.COMPLETE_REPLY, content);
  }

  private void inspect(ShellReplyEnvironment env, Message<InspectRequest> message) {
    env.setBusyDeferIdle();
    String code = message.getContent().getCode();
    int cursor = offset(code, message.getContent().getCursorPos());
    String html = assistant.inspect(code, cursor);
    Map<String, Object> content = ok();
    content.put("found", !html.isEmpty());
    content.put(
        "data",
        html.isEmpty()
            ? Map.of()
            : Map.of("text/plain", JavadocText.plain(html), "text/html", html));
    content.put("metadata", Map.of());
    reply(env, MessageType.INSPECT_REPLY, content);
  }

  private void isComplete(ShellReplyEnvironment env, Message<IsCompleteRequest> message) {
    env.setBusyDeferIdle();
    String status =
        assistant.completeness(message.getContent().getCode()).name().toLowerCase(Locale.ROOT);
    Map<String, Object> content = new LinkedHashMap<>(Map.of("status", status));
    if (status.equals("incomplete")) {
      content.put("indent", assistant.indent(message.getContent().getCode()));
    }
    reply(env, MessageType.IS_COMPLETE_REPLY, content);
  }

  private void history(ShellReplyEnvironment env, Message<HistoryRequest> message) {
    env.setBusyDeferIdle();
    HistoryRequest request = message.getContent();
    List<History.Entry> found = List.of();
    if (request instanceof HistoryRequest.Tail tail) {
      found = history.tail(tail.getMaxReturnLength());
    } else if (request instanceof HistoryRequest.Range range) {
      found = history.range(range.getSessionIndex(), range.getStart(), range.getStop());
    } else if (request instanceof HistoryRequest.Search search) {
      found =
          history.search(search.getPattern(), search.getMaxReturnLength(), search.filterUnique());
    }
    Map<String, Object> content = ok();
    content.put(
        "history", found.stream().map(entry -> entry.triple(request.includeOutput())).toList());
    reply(env, MessageType.HISTORY_REPLY, content);
  }

  private void kernelInfo(ShellReplyEnvironment env, Message<KernelInfoRequest> message) {
    env.setBusyDeferIdle();
    Map<String, Object> content = ok();
    content.putAll(kernel.info());
    reply(env, MessageType.KERNEL_INFO_REPLY, content);
  }

  private void interrupt(ShellReplyEnvironment env, Message<InterruptRequest> message) {
    env.setBusyDeferIdle();
    evaluator.interrupt();
    reply(env, MessageType.INTERRUPT_REPLY, ok());
  }

  private void shutdown(ShellReplyEnvironment env, Message<ShutdownRequest> message) {
    env.setBusyDeferIdle();
    Map<String, Object> content = ok();
    content.put("restart", message.getContent().isRestart());
    reply(env, MessageType.SHUTDOWN_REPLY, content);
    env.resolveDeferrals();
    kernel.exit();
  }

  private void commInfo(ShellReplyEnvironment env, Message<CommInfoRequest> message) {
    env.setBusyDeferIdle();
    String wanted = message.getContent().getTargetName();
    Map<String, Object> comms = new LinkedHashMap<>();
    for (Comm comm : kernel.getCommManager()) {
      if (wanted == null || wanted.equals(comm.getTargetName())) {
        comms.put(comm.getID(), Map.of("target_name", comm.getTargetName()));
      }
    }
    Map<String, Object> content = ok();
    content.put("comms", comms);
    reply(env, MessageType.COMM_INFO_REPLY, content);
  }

  private void debug(ShellReplyEnvironment env, Message<Map<String, Object>> message) {
    env.setBusyDeferIdle();
    reply(env, DebugMessages.REPLY, DebugMessages.declined(message.getContent()));
  }

  private static PublishError published(CellError error) {
    return new PublishError(error.name(), error.message(), error.traceback());
  }

  private static Map<String, Object> failure(CellError error) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("status", "error");
    content.put("ename", error.name());
    content.put("evalue", error.message());
    content.put("traceback", error.traceback());
    return content;
  }

  private static Map<String, Object> ok() {
    return new LinkedHashMap<>(Map.of("status", "ok"));
  }

  /** Jupyter counts characters, Java counts UTF-16 units. */
  private static int offset(String code, int characters) {
    return code.offsetByCodePoints(
        0, Math.max(0, Math.min(characters, code.codePointCount(0, code.length()))));
  }

  @SuppressWarnings("unchecked")
  private static void reply(
      ShellReplyEnvironment env, MessageType<?> type, Map<String, Object> content) {
    env.reply(new Message<>(env.getContext(), (MessageType<Object>) type, (Object) content));
  }
}

package dev.ecomm.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lists options in groups: the command's own first, then those that it shares with others. */
final class HelpLayout {
  private static final Map<Class<?>, String> HEADINGS = new LinkedHashMap<>();

  static {
    HEADINGS.put(ReadingOptions.class, "Reading invoice lines:");
    HEADINGS.put(TextOptions.class, "Text of the file:");
    HEADINGS.put(WritingOptions.class, "Writing:");
    HEADINGS.put(CommonOptions.class, "All commands:");
  }

  private HelpLayout() {}

  static void install(CommandLine root) {
    for (CommandLine command : root.getSubcommands().values()) {
      if (command.getCommandSpec().userObject() instanceof Task) {
        command
            .getHelpSectionMap()
            .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
      }
    }
  }

  private static String options(Help help) {
    StringBuilder text = new StringBuilder();
    append(text, "Options:", ownOptions(help), help);
    HEADINGS.forEach((type, heading) -> append(text, heading, optionsOf(help, type), help));
    return text.toString();
  }

  private static void append(
      StringBuilder text, String heading, List<OptionSpec> options, Help help) {
    if (options.isEmpty()) {
      return;
    }
    // A layout is as wide as its longest option, so all groups are laid out for all options.
    Help.Layout layout =
        help.createDefaultLayout(help.commandSpec().options(), List.of(), help.colorScheme());
    layout.addOptions(options, help.parameterLabelRenderer());
    text.append(System.lineSeparator()).append(heading).append(System.lineSeparator());
    text.append(layout);
  }

  private static List<OptionSpec> ownOptions(Help help) {
    List<OptionSpec> own = new ArrayList<>(help.commandSpec().options());
    own.removeIf(option -> HEADINGS.containsKey(declaringClass(option)));
    return own;
  }

  private static List<OptionSpec> optionsOf(Help help, Class<?> type) {
    List<OptionSpec> shared = new ArrayList<>(help.commandSpec().options());
    shared.removeIf(option -> declaringClass(option) != type);
    return shared;
  }

  private static Class<?> declaringClass(OptionSpec option) {
    return ((Field) option.userObject()).getDeclaringClass();
  }
}

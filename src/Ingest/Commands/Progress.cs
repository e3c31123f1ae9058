using Spectre.Console;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Shows on stderr how far a long piece of work is: a bar where a terminal shows it, else a line now and then.</summary>
internal static class Progress
{
    private const int LineEvery = 20;

    public static async Task RunAsync<T>(Session session, string title, IReadOnlyList<T> items, Func<T, Task> action)
    {
        if (items.Count == 0)
            return;
        if (!Console.IsErrorRedirected)
        {
            await AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress().StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: items.Count);
                foreach (var item in items)
                {
                    await action(item);
                    task.Increment(1);
                }
            });
            return;
        }

        for (var i = 0; i < items.Count; i++)
        {
            await action(items[i]);
            if ((i + 1) % LineEvery == 0 || i + 1 == items.Count)
                session.Tell(session.Texts.Format("progress", title, i + 1, items.Count));
        }
    }
}

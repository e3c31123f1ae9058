using Spectre.Console;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Shows on stderr how far a long piece of work is: a bar where a terminal shows it, else a line now and then.</summary>
internal static class Progress
{
    private const int LineEvery = 20;

    /// <param name="count">How many there will be.</param>
    /// <param name="items">What comes out of the work, one after the other.</param>
    public static async Task RunAsync<T>(Session session, string title, int count, IAsyncEnumerable<T> items, Action<T> action)
    {
        if (count == 0)
            return;
        if (!Console.IsErrorRedirected)
        {
            await AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress().StartAsync(async context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: count);
                await foreach (var item in items)
                {
                    action(item);
                    task.Increment(1);
                }
            });
            return;
        }

        var done = 0;
        await foreach (var item in items)
        {
            action(item);
            if (++done % LineEvery == 0 || done == count)
                session.Tell(session.Texts.Format("progress", title, done, count));
        }
    }
}

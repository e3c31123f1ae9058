using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Ingest;

/// <summary>Demands the name of a time zone that this machine knows.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeZoneIdAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string id || ZoneNames.Find(id) is not null;

    public override string FormatErrorMessage(string name) => $"{name} is no time zone that this machine knows; write one such as Asia/Shanghai.";
}

<#
.SYNOPSIS
Registers the worker as a Windows service that starts with the machine, and again after a fault. Run it as an administrator, from the unpacked archive.
.PARAMETER Share
The folder in which departments drop their workbooks.
.PARAMETER Data
The folder of ledger, archive and logs, on a local disk. The catalog is copied into it when it holds none.
.PARAMETER Account
Who the service runs as; he may change files in the share. LOCAL SERVICE may not go over the network: a share on another machine needs an account of the domain.
#>
param(
    [Parameter(Mandatory)] [string] $Share,
    [Parameter(Mandatory)] [string] $Data,
    [pscredential] $Account
)
$ErrorActionPreference = 'Stop'
$program = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'indicators.exe'
if (-not (Test-Path $program)) { throw "$program is not there: run this from the unpacked archive." }
$catalog = Join-Path $Data 'catalog'
New-Item -ItemType Directory -Force $Data | Out-Null
if (-not (Test-Path $catalog)) { Copy-Item -Recurse (Join-Path (Split-Path $program) 'catalog') $catalog }

# A service has no working folder of its own: the paths are absolute.
$service = @{
    Name           = 'IndicatorPipeline'
    DisplayName    = 'IndicatorPipeline'
    Description    = 'Reads departmental workbooks and records their figures'
    StartupType    = 'Automatic'
    BinaryPathName = '"{0}" run --share "{1}" --data "{2}" --catalog "{3}"' -f $program, $Share, $Data, $catalog
}
if ($Account) { $service.Credential = $Account }
New-Service @service | Out-Null
sc.exe failure IndicatorPipeline reset= 86400 actions= restart/10000/restart/60000/restart/600000 | Out-Null
& $program doctor --share $Share --data $Data --catalog $catalog
Write-Host 'Start-Service IndicatorPipeline'
